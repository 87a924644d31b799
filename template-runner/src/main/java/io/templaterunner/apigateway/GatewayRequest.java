package io.templaterunner.apigateway;

import io.templaterunner.http.Header;
import java.io.IOException;
import java.util.List;

/**
 * A client's request.
 *
 * @param id of this request
 * @param method such as {@code GET}
 * @param stage the first segment of the path
 * @param segments of the path after the stage, as they were sent; a last empty one for a path that ends with a slash
 * @param query the query string as it was sent; empty for none
 * @param headers as they were sent
 * @param payloads its body, read when it is needed
 */
record GatewayRequest(
        String id,
        String method,
        String stage,
        List<String> segments,
        String query,
        List<Header> headers,
        Payloads payloads) {

    /** What goes to and fro, and needs memory. */
    @FunctionalInterface
    interface Payloads {
        /** All of the request's body. */
        byte[] body() throws IOException, InterruptedException;

        /** Returns when there is memory for an answer. */
        default void expectAnswer() throws IOException, InterruptedException {}
    }

    /** The path after the stage, as it was sent. */
    String path() {
        return "/" + String.join("/", segments);
    }
}
