package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.RequestParameter;
import java.util.Map;
import java.util.Optional;

/**
 * A method of a resource.
 *
 * @param name such as {@code GET}
 * @param resource its path in the definition, such as {@code /orders/{id+}}
 * @param parameters those that it declares, and whether a request without one is refused
 * @param integration what answers it
 * @param authorizer must let a request in; empty for a method that is open
 */
record Method(
        String name,
        String resource,
        Map<RequestParameter, Boolean> parameters,
        Integration integration,
        Optional<Authorizer> authorizer) {}
