package io.templaterunner.stack;

/** A service, or a function in the place of one, does not do what is asked of it. The message is in its words. */
public final class ServiceException extends Exception {

    private static final long serialVersionUID = 1;

    public ServiceException(String message) {
        super(message);
    }
}
