package io.contactsheet.localbackend.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the resources that are in a stack no longer, when all others stand. What cannot be removed stays, and the stack
 * lets go of it, as CloudFormation does.
 */
final class Cleanup {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    private final Map<String, Remover> removers;

    /**
     * @param removers by the names of their types; others keep nothing
     */
    Cleanup(Map<String, Remover> removers) {
        this.removers = removers;
    }

    /** Removes what was left out or replaced, what depends on others first. */
    void run(Map<String, DeployedResource> before, Map<String, DeployedResource> now)
            throws IOException, InterruptedException {
        List<Map.Entry<String, DeployedResource>> old = new ArrayList<>(before.entrySet());
        for (Map.Entry<String, DeployedResource> entry : old.reversed()) {
            DeployedResource resource = entry.getValue();
            DeployedResource successor = now.get(entry.getKey());
            if (successor == null && removable(resource.deletionPolicy())) {
                remove(entry.getKey(), resource);
            } else if (successor != null
                    && isReplaced(resource, successor)
                    && removable(resource.updateReplacePolicy())
                    && removable(successor.updateReplacePolicy())) {
                remove(entry.getKey(), resource);
            }
        }
    }

    private static boolean isReplaced(DeployedResource resource, DeployedResource successor) {
        return !successor.physicalId().equals(resource.physicalId());
    }

    private static boolean removable(String policy) {
        return policy.equals(DeployedResource.DELETE);
    }

    /** Removes one, or says in the log why it stays. */
    void remove(String logicalId, DeployedResource resource) throws IOException, InterruptedException {
        String type = CustomResources.isCustom(resource.type()) ? "Custom::*" : resource.type();
        Remover remover = removers.get(type);
        if (remover == null) {
            return;
        }
        try {
            remover.remove(logicalId, resource);
        } catch (ServiceException refused) {
            LOG.warn(
                    "DELETE_FAILED {} ({}): {}. It stays, and is no longer part of the stack.",
                    logicalId,
                    resource.type(),
                    refused.getMessage());
        }
    }

    /** What a service may refuse to do. */
    @FunctionalInterface
    interface Request {
        void send() throws IOException, InterruptedException, ServiceException;
    }

    /** Asks for a resource as it was, or says in the log why it is not. */
    void restore(Request request, String logicalId) throws IOException, InterruptedException {
        try {
            request.send();
        } catch (ServiceException refused) {
            LOG.warn("UPDATE_ROLLBACK_FAILED {}: {}", logicalId, refused.getMessage());
        }
    }
}
