package io.contactsheet.localbackend.services;

/** A service refuses a request. */
final class ServiceFault extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    /**
     * @param status of HTTP
     * @param type by which clients know it
     */
    ServiceFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static ServiceFault denied(Caller caller, String action, String resource) {
        return new ServiceFault(
                403,
                "AccessDeniedException",
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
