package io.contactsheet.lambda.service;

import java.io.IOException;

/** A service refuses a call, or could not do it. */
public final class ServiceFault extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP */
    public ServiceFault(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }
}
