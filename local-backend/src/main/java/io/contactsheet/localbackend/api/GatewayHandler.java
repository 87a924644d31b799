package io.contactsheet.localbackend.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Brings requests from HTTP to the gateway of their stage, and answers back. */
final class GatewayHandler extends Handler.Abstract {

    /** The payload that API Gateway takes at most, in bytes. */
    static final int MAX_PAYLOAD = 10 * 1024 * 1024;
    /** What a client sends beyond that is read and forgotten, so that it comes to read the answer. */
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    private final Map<String, Gateway> stages;
    private final MemoryBudget budget;

    GatewayHandler(Map<String, Gateway> stages, MemoryBudget budget) {
        super(InvocationType.BLOCKING);
        this.stages = stages;
        this.budget = budget;
    }

    private static final class PayloadTooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        try (MemoryBudget.Room _ = budget.take(room(request))) {
            if (length > MAX_PAYLOAD) {
                throw new PayloadTooLargeException();
            }
            send(response, answer(request), request);
        } catch (PayloadTooLargeException _) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            send(response, tooLarge(), request);
        }
        drain(request);
        callback.succeeded();
        return true;
    }

    /** A client that sends a payload gets little back, and only GET gets much. */
    private static long room(Request request) {
        long length = request.getLength();
        boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (chunked || request.getMethod().equals("GET")) {
            return MAX_PAYLOAD;
        }
        return length > MAX_PAYLOAD ? 0 : Math.max(0, length);
    }

    private GatewayAnswer answer(Request request) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        List<String> segments = Arrays.asList(
                request.getHttpURI().getPath().replaceFirst("^/", "").split("/", -1));
        Gateway gateway = stages.get(Routing.decode(segments.getFirst()));
        GatewayAnswer answer = gateway == null ? unknownStage() : gateway.answer(gatewayRequest(request, id, segments));
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.add(new Header("x-amzn-RequestId", id));
        headers.add(new Header("x-amz-apigw-id", id.substring(0, 8)));
        return new GatewayAnswer(answer.status(), headers, answer.body());
    }

    private static GatewayRequest gatewayRequest(Request request, String id, List<String> segments) {
        List<Header> headers = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            headers.add(new Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        String query = request.getHttpURI().getQuery();
        return new GatewayRequest(
                id,
                request.getMethod(),
                segments.getFirst(),
                segments.subList(1, segments.size()),
                query == null ? "" : query,
                headers,
                () -> payload(request));
    }

    private static byte[] payload(Request request) throws IOException {
        long length = request.getLength();
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] payload = in.readNBytes(length < 0 ? MAX_PAYLOAD + 1 : (int) length);
            if (payload.length > MAX_PAYLOAD) {
                throw new PayloadTooLargeException();
            }
            return payload;
        }
    }

    private static GatewayAnswer unknownStage() {
        return new GatewayAnswer(
                403,
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("x-amzn-ErrorType", "ForbiddenException")),
                "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** In front of every API, and so without its headers. */
    private static GatewayAnswer tooLarge() {
        return new GatewayAnswer(
                413,
                List.of(
                        new Header("Content-Type", "text/plain"),
                        new Header("x-amzn-ErrorType", "RequestTooLargeException")),
                ("HTTP content length exceeded " + MAX_PAYLOAD + " bytes.").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Response response, GatewayAnswer answer, Request request) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (!bodiless) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        }
        ByteBuffer body = bodiless || request.getMethod().equals("HEAD")
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(answer.body());
        Content.Sink.write(response, true, body);
    }

    private static void drain(Request request) throws IOException {
        boolean waitsForContinue = request.getHeaders().contains(HttpHeader.EXPECT);
        if (waitsForContinue) {
            return;
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] forgotten = new byte[64 * 1024];
            long total = 0;
            for (int read = in.read(forgotten); read >= 0 && total < MAX_DRAINED; read = in.read(forgotten)) {
                total += read;
            }
        }
    }
}
