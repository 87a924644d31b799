package io.templaterunner.cognito;

import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.server.Handler;

/** What whoever embeds a template runner answers at the address of its first REST API, before the API itself is asked. */
@FunctionalInterface
public interface Front {

    /**
     * Makes the handlers.
     *
     * @param pools a live view of the stack's user pools
     * @return asked in this order; requests that they leave are for the stack
     */
    List<Handler> handlers(Collection<UserPool> pools);
}
