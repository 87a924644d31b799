package io.templaterunner.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.templaterunner.http.Answer;
import io.templaterunner.http.ExchangeHandler;
import io.templaterunner.http.Header;
import io.templaterunner.http.Limits;
import io.templaterunner.http.RequestBody;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/** Finds out who signed a request, and lets the first service that takes it answer. */
final class SignedRequestHandler extends ExchangeHandler {

    /** What Lambda takes for a synchronous invocation; other services take less. */
    private static final int LONGEST_BODY = 6 * 1024 * 1024;

    private final List<SignedService> services;
    private final SignatureCheck signatures;
    private final InstantSource time;

    /**
     * @param services a live view of those there are
     * @param time by which signatures grow old
     */
    SignedRequestHandler(List<SignedService> services, SignatureCheck signatures, InstantSource time, Limits limits) {
        super(limits, LONGEST_BODY);
        this.services = services;
        this.signatures = signatures;
        this.time = time;
    }

    @Override
    protected Answer answer(Request request, RequestBody body) throws IOException, InterruptedException {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/json"));
        headers.add(new Header("x-amzn-RequestId", UUID.randomUUID().toString()));
        try {
            SignedAnswer answer = ofService(request, body);
            answer.headers().forEach((name, value) -> headers.add(new Header(name, value)));
            return new Answer(answer.status(), headers, answer.json());
        } catch (ServiceFault fault) {
            headers.add(new Header("x-amzn-ErrorType", fault.type()));
            return new Answer(fault.status(), headers, json(fault));
        }
    }

    /** Only who names a key that there is has a body that is worth reading. */
    private SignedAnswer ofService(Request request, RequestBody body)
            throws IOException, ServiceFault, InterruptedException {
        signatures.claimant(request.getHeaders());
        byte[] bytes = body.read(LONGEST_BODY);
        String path = request.getHttpURI().getPath();
        Caller caller = signatures.caller(request.getMethod(), path, request.getHeaders(), bytes, time.instant());
        SignedRequest signed = new SignedRequest(
                request.getMethod(),
                URIUtil.decodePath(path),
                Objects.requireNonNullElse(request.getHeaders().get("X-Amz-Target"), ""),
                bytes,
                caller);
        return serviceFor(signed).answer(signed);
    }

    private SignedService serviceFor(SignedRequest request) throws ServiceFault {
        return services.stream()
                .filter(service -> service.takes(request))
                .findFirst()
                .orElseThrow(ServiceFault::unknownOperation);
    }

    private static byte[] json(ServiceFault fault) {
        return Json.MAPPER
                .createObjectNode()
                .put("__type", fault.type())
                .put("message", fault.getMessage())
                .toString()
                .getBytes(UTF_8);
    }
}
