package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Expression.RequestParameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands behind a method.
 *
 * @param backend who answers
 * @param contentHandling of the request's payload
 * @param passthrough what becomes of a payload that no template is for
 * @param templates by Content-Type
 * @param responses in the order of the file
 */
record Integration(
        Backend backend,
        ContentHandling contentHandling,
        Passthrough passthrough,
        Map<String, String> templates,
        List<Response> responses) {

    /** Who answers. */
    sealed interface Backend {

        /** Nobody: the request's template says the status. */
        record Mock() implements Backend {}

        /**
         * S3.
         *
         * @param method of the request to it
         * @param path of that request, with names in braces, such as {@code /bucket/{key}}
         * @param query the fixed part of its query string
         * @param role the ARN of the role whose permissions count
         * @param parameters what is sent, by where it goes
         * @param timeout after which the client gets 504
         */
        record Storage(
                String method,
                String path,
                Optional<String> query,
                String role,
                Map<RequestParameter, Expression> parameters,
                Duration timeout)
                implements Backend {}
    }

    /** What becomes of a payload that no template is for. */
    enum Passthrough {
        WHEN_NO_MATCH,
        WHEN_NO_TEMPLATES,
        NEVER
    }

    /**
     * What becomes of an answer of the backend.
     *
     * @param pattern of the backend's status; empty for the default
     * @param status of the answer to the client
     * @param headers of that answer
     * @param contentHandling of its payload
     * @param templates by Content-Type, in the place of the payload
     */
    record Response(
            Optional<Pattern> pattern,
            int status,
            Map<String, Expression> headers,
            ContentHandling contentHandling,
            Map<String, String> templates) {}

    /** The response for a status of the backend. */
    Response response(int status) throws GatewayFault {
        String text = String.valueOf(status);
        Optional<Response> matching = responses.stream()
                .filter(response -> response.pattern()
                        .map(pattern -> pattern.matcher(text).matches())
                        .orElse(false))
                .findFirst();
        return matching.or(() -> responses.stream()
                        .filter(response -> response.pattern().isEmpty())
                        .findFirst())
                .orElseThrow(() -> GatewayFault.configuration(
                        "No match for output mapping and no default output mapping configured. Endpoint response"
                                + " status code: " + status));
    }

    /** The template for a Content-Type; empty where the payload passes as it is. */
    Optional<String> template(String contentType) throws GatewayFault {
        String template = templates.get(MediaTypes.essence(contentType));
        if (template != null) {
            return Optional.of(template);
        }
        if (passthrough == Passthrough.NEVER
                || (passthrough == Passthrough.WHEN_NO_TEMPLATES && !templates.isEmpty())) {
            throw GatewayFault.of(GatewayResponseType.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
        }
        return Optional.empty();
    }
}
