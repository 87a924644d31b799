package io.templaterunner.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the resources that are in a stack no longer, when all others stand, and undoes what a deployment did that failed.
 * What cannot be removed stays, and the stack lets go of it, as CloudFormation does.
 */
final class Cleanup {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    private final AwsServices services;

    Cleanup(AwsServices services) {
        this.services = services;
    }

    /** Removes what was left out or replaced, what depends on others first. */
    void run(Map<String, DeployedResource> before, Map<String, DeployedResource> now)
            throws IOException, InterruptedException {
        for (Map.Entry<String, DeployedResource> entry : reversed(before)) {
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

    private static List<Map.Entry<String, DeployedResource>> reversed(Map<String, DeployedResource> resources) {
        return new ArrayList<>(resources.entrySet()).reversed();
    }

    private static boolean isReplaced(DeployedResource resource, DeployedResource successor) {
        return !successor.physicalId().equals(resource.physicalId());
    }

    private static boolean removable(String policy) {
        return policy.equals(DeployedResource.DELETE);
    }

    /** Removes one, or says in the log why it stays. */
    private void remove(String logicalId, DeployedResource resource) throws IOException, InterruptedException {
        try {
            services.kind(resource.type()).remove(logicalId, resource);
        } catch (ServiceException refused) {
            LOG.warn(
                    "DELETE_FAILED {} ({}): {}. It stays, and is no longer part of the stack.",
                    logicalId,
                    resource.type(),
                    refused.getMessage());
        }
    }

    /** Undoes what was done, what depends on others first, or says in the log what stays. */
    void undo(Map<String, DeployedResource> before, Map<String, DeployedResource> made)
            throws IOException, InterruptedException {
        for (Map.Entry<String, DeployedResource> entry : reversed(made)) {
            String logicalId = entry.getKey();
            DeployedResource resource = entry.getValue();
            try {
                services.kind(resource.type()).undo(logicalId, Optional.ofNullable(before.get(logicalId)), resource);
            } catch (ServiceException refused) {
                LOG.warn("UPDATE_ROLLBACK_FAILED {} ({}): {}", logicalId, resource.type(), refused.getMessage());
            }
        }
    }
}
