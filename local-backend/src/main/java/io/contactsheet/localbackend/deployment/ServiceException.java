package io.contactsheet.localbackend.deployment;

/** A service, or a function in the place of one, does not do what is asked of it. The message is in its words. */
final class ServiceException extends Exception {

    private static final long serialVersionUID = 1;

    ServiceException(String message) {
        super(message);
    }
}
