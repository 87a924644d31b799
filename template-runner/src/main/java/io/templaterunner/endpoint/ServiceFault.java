package io.templaterunner.endpoint;

/** A service refuses a request. */
public final class ServiceFault extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    /**
     * @param status of HTTP
     * @param type by which clients know it
     */
    public ServiceFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** For a request that no service takes. */
    public static ServiceFault unknownOperation() {
        return new ServiceFault(404, "UnknownOperationException", "No service here answers to that.");
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
