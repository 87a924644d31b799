package io.templaterunner.endpoint;

import java.io.IOException;

/** A service that answers signed requests in its own protocol. Safe for several threads at once. */
public interface SignedService {

    /** Whether a request is for this service. */
    boolean takes(SignedRequest request);

    /**
     * Answers a request that it takes.
     *
     * @throws ServiceFault if the service refuses it
     */
    SignedAnswer answer(SignedRequest request) throws ServiceFault, IOException, InterruptedException;
}
