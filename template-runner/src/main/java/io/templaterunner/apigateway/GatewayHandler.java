package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Exchange;
import io.templaterunner.http.Header;
import io.templaterunner.http.Limits;
import io.templaterunner.http.MemoryBudget;
import io.templaterunner.http.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Brings requests from HTTP to the gateway of their stage, and answers back. */
final class GatewayHandler extends Handler.Abstract {

    /** The payload that API Gateway takes at most, in bytes. */
    static final int MAX_PAYLOAD = 10 * 1024 * 1024;

    private final Map<String, Stage> stages;
    private final Limits limits;

    GatewayHandler(Map<String, Stage> stages, Limits limits) {
        super(InvocationType.BLOCKING);
        this.stages = stages;
        this.limits = limits;
    }

    /** Memory is taken only for what a method really takes and gives, once it is known that the request may. */
    private final class Payloads implements GatewayRequest.Payloads, AutoCloseable {

        private final Request request;
        private final RequestBody body;
        private MemoryBudget.@Nullable Room answer;

        Payloads(Request request) {
            this.request = request;
            this.body = limits.body(request);
        }

        @Override
        public byte[] body() throws IOException, InterruptedException {
            return body.read(MAX_PAYLOAD);
        }

        /** Only GET gets much. */
        @Override
        public void expectAnswer() throws IOException, InterruptedException {
            if (request.getMethod().equals("GET")) {
                answer = limits.memory().take(MAX_PAYLOAD, limits.patience());
            }
        }

        Answer answered(Answer known) {
            if (answer != null) {
                answer.shrinkTo(known.body().length);
            }
            return known;
        }

        @Override
        public void close() {
            body.close();
            if (answer != null) {
                answer.close();
            }
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        try (Payloads payloads = new Payloads(request)) {
            new Exchange(request, response, payloads.body, limits)
                    .answer(() -> payloads.answered(answer(request, payloads)), MAX_PAYLOAD);
            callback.succeeded();
        } catch (RequestBody.TooSlowException slow) {
            callback.failed(slow);
        }
        return true;
    }

    private Answer answer(Request request, Payloads payloads) throws IOException, InterruptedException {
        if (!PercentEncoding.isUtf8(request.getHttpURI().getPathQuery())) {
            return Exchange.message(400, "Bad Request");
        }
        String id = UUID.randomUUID().toString();
        List<String> segments = Arrays.asList(
                request.getHttpURI().getPath().replaceFirst("^/", "").split("/", -1));
        Stage stage = stages.get(Routing.decode(segments.getFirst()));
        Answer answer = stage == null ? unknownStage() : stage.answer(gatewayRequest(request, id, segments, payloads));
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.add(new Header("x-amzn-RequestId", id));
        headers.add(new Header("x-amz-apigw-id", id.substring(0, 8)));
        return new Answer(answer.status(), headers, answer.body());
    }

    private static GatewayRequest gatewayRequest(Request request, String id, List<String> segments, Payloads payloads) {
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
                payloads);
    }

    private static Answer unknownStage() {
        return new Answer(
                403,
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("x-amzn-ErrorType", "ForbiddenException")),
                "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8));
    }
}
