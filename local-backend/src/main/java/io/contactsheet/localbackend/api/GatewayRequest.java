package io.contactsheet.localbackend.api;

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
 * @param body read when it is needed
 */
record GatewayRequest(
        String id, String method, String stage, List<String> segments, String query, List<Header> headers, Body body) {

    /** The body of a request. */
    @FunctionalInterface
    interface Body {
        /** All of it. */
        byte[] read() throws IOException;
    }

    /** The path after the stage, as it was sent. */
    String path() {
        return "/" + String.join("/", segments);
    }
}
