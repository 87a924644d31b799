package io.contactsheet.localbackend.api;

import io.contactsheet.localbackend.api.Expression.RequestParameter;
import java.util.List;
import java.util.Map;

/**
 * A method of a resource.
 *
 * @param name such as {@code GET}
 * @param resource its path in the definition, such as {@code /photos/{key+}}
 * @param parameters those that it declares, and whether a request without one is refused
 * @param integration what answers it
 * @param authorizers of which one must let a request in; none for a method that is open
 */
record Method(
        String name,
        String resource,
        Map<RequestParameter, Boolean> parameters,
        Integration integration,
        List<Authorizer> authorizers) {}
