package io.templaterunner.http;

import java.util.List;

/**
 * The answer to a request.
 *
 * @param status of HTTP
 * @param headers in order, Content-Type included
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the storage to the network as it is.
public record Answer(int status, List<Header> headers, byte[] body) {}
