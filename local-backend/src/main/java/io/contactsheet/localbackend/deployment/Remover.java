package io.contactsheet.localbackend.deployment;

import java.io.IOException;

/** Removes resources of one type that are no longer in the stack, with what they keep. */
@FunctionalInterface
interface Remover {

    /**
     * Returns when it is gone.
     *
     * @throws ServiceException if the service refuses to remove it
     * @throws IOException if this machine cannot do it
     */
    void remove(String logicalId, DeployedResource resource) throws IOException, InterruptedException, ServiceException;
}
