package io.templaterunner.apigateway;

import io.templaterunner.apigateway.Integration.Backend;
import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployed API: answers requests. Safe for several threads at once. */
final class Gateway implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** Names that API Gateway keeps for itself in its answers: it gives others to what is mapped to them. */
    private static final Set<String> REMAPPED = Evaluator.caseInsensitive(
            "Authorization",
            "Connection",
            "Content-Length",
            "Content-MD5",
            "Date",
            "Expect",
            "Host",
            "Max-Forwards",
            "Proxy-Authenticate",
            "Server",
            "Trailer",
            "Upgrade",
            "User-Agent",
            "WWW-Authenticate");

    /** Of an answer's headers, the one that goes nowhere. */
    private static final String DROPPED = "Transfer-Encoding";

    private static final Pattern STATUS_CODE = Pattern.compile("[\"']?statusCode[\"']?\\s*:\\s*(\\d{3})\\b");
    /** S3 has no such answer, and so a template maps none: only a disk is ever full. */
    private static final int DISK_FULL = 507;

    private static final String JSON = "application/json";

    private final RestApi api;
    private final Set<StrictReading> readings;
    private final Routing routing;
    private final Throttle throttle;
    private final StorageBackend storage;
    private final InstantSource clock;
    private final AccessLog log;

    Gateway(
            RestApi api,
            Set<StrictReading> readings,
            Throttle throttle,
            StorageBackend storage,
            InstantSource clock,
            AccessLog log) {
        this.api = api;
        this.readings = readings;
        this.routing = new Routing(api.methods());
        this.throttle = throttle;
        this.storage = storage;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Stage with(RestApi other) {
        return new Gateway(other, readings, throttle, storage, clock, log);
    }

    @Override
    public Answer answer(GatewayRequest request) throws IOException, InterruptedException {
        RequestRecord made = new RequestRecord(request, clock.instant());
        Answer answer = answer(request, made);
        log.write(made.answered(answer));
        return answer;
    }

    private Answer answer(GatewayRequest request, RequestRecord made) throws IOException, InterruptedException {
        try {
            Routing.Match match = routing.find(request);
            made.routed(match.method());
            throttle.admit(match.method());
            return answer(request, match, made);
        } catch (GatewayFault fault) {
            made.failed(fault);
            if (fault.type().status() >= 500) {
                LOG.warn("{} {}: {}", request.method(), request.path(), fault.getMessage());
            }
            return api.gatewayResponses().answer(fault, new Evaluator(request, Map.of(), List.of(), readings));
        }
    }

    private Answer answer(GatewayRequest request, Routing.Match match, RequestRecord made)
            throws GatewayFault, IOException, InterruptedException {
        Method method = match.method();
        if (method.authorizer().isPresent()) {
            method.authorizer().get().check(request);
        }
        Evaluator evaluator = new Evaluator(request, match.path(), List.of(), readings);
        checkRequired(method, evaluator);
        String contentType = Header.find(request.headers(), "Content-Type").orElse(JSON);
        boolean binary = api.binaryMediaTypes().matches(contentType);
        Integration integration = method.integration();
        Optional<String> template = integration.template(contentType);
        return switch (integration.backend()) {
            case Backend.Mock _ -> mock(request, match, template, binary);
            case Backend.Storage s3 -> {
                byte[] body = payload(request, integration, template, binary);
                request.payloads().expectAnswer();
                StorageBackend.Reply reply = call(new StorageCall(s3, evaluator, readings).with(body), made);
                yield reply.status() == DISK_FULL ? ofThisComputer(reply) : stored(request, match, reply);
            }
        };
    }

    private static void checkRequired(Method method, Evaluator evaluator) throws GatewayFault {
        List<String> missing = method.parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue() && !evaluator.has(parameter.getKey()))
                .map(parameter -> parameter.getKey().name())
                .toList();
        if (!missing.isEmpty()) {
            throw GatewayFault.of(
                    GatewayResponseType.BAD_REQUEST_PARAMETERS, "Missing required request parameters: " + missing);
        }
    }

    private static byte[] payload(
            GatewayRequest request, Integration integration, Optional<String> template, boolean binary)
            throws IOException, InterruptedException, GatewayFault {
        byte[] body = integration.contentHandling().request(request.payloads().body(), binary);
        if (template.isEmpty() || body.length == 0) {
            return body;
        }
        if (binary && integration.contentHandling() != ContentHandling.CONVERT_TO_TEXT) {
            throw GatewayFault.configuration("Unable to transform request: a mapping template cannot read bytes");
        }
        return template.get().getBytes(StandardCharsets.UTF_8);
    }

    private Answer mock(GatewayRequest request, Routing.Match match, Optional<String> template, boolean binary)
            throws GatewayFault {
        Integration integration = match.method().integration();
        if (binary && integration.contentHandling() != ContentHandling.CONVERT_TO_TEXT) {
            throw GatewayFault.configuration(
                    "Unable to transform request: the payload is binary, and contentHandling of the MOCK integration is"
                            + " not CONVERT_TO_TEXT");
        }
        Matcher status = STATUS_CODE.matcher(template.orElse(""));
        if (!status.find()) {
            throw GatewayFault.configuration("Unable to parse statusCode. It should be an integer and in the range"
                    + " 100-599: the MOCK integration has no request template for it");
        }
        Integration.Response response = integration.response(Integer.parseInt(status.group(1)));
        if (binary && response.contentHandling() != ContentHandling.CONVERT_TO_TEXT) {
            throw GatewayFault.configuration(
                    "Unable to transform response: contentHandling of the MOCK integration's response is not"
                            + " CONVERT_TO_TEXT");
        }
        byte[] body = response.templates().getOrDefault(JSON, "").getBytes(StandardCharsets.UTF_8);
        return new Answer(
                response.status(), headers(response, new Evaluator(request, match.path(), List.of(), readings)), body);
    }

    private StorageBackend.Reply call(StorageBackend.Call call, RequestRecord made)
            throws GatewayFault, IOException, InterruptedException {
        long asked = System.nanoTime();
        try {
            StorageBackend.Reply reply = storage.call(call);
            made.integrated(reply, asked);
            return reply;
        } catch (StorageBackend.NotAssumableException refused) {
            throw GatewayFault.configuration("API Gateway does not have permission to assume the provided role "
                    + call.role() + " (" + refused.getMessage() + ")");
        } catch (StorageBackend.TooLargeException _) {
            throw GatewayFault.configuration(
                    "Integration response is larger than allowed maximum of " + GatewayHandler.MAX_PAYLOAD + " bytes.");
        } catch (HttpTimeoutException _) {
            throw GatewayFault.of(GatewayResponseType.INTEGRATION_TIMEOUT, "Endpoint request timed out");
        } catch (IOException failed) {
            LOG.warn("The storage does not answer.", failed);
            throw GatewayFault.of(GatewayResponseType.INTEGRATION_FAILURE, "Network error communicating with endpoint");
        }
    }

    private static Answer ofThisComputer(StorageBackend.Reply reply) {
        List<Header> type = Header.find(reply.headers(), "Content-Type")
                .map(value -> List.of(new Header("Content-Type", value)))
                .orElse(List.of());
        return new Answer(reply.status(), type, reply.body());
    }

    private Answer stored(GatewayRequest request, Routing.Match match, StorageBackend.Reply reply) throws GatewayFault {
        Integration.Response response = match.method().integration().response(reply.status());
        boolean binary = api.binaryMediaTypes()
                .matches(Header.find(reply.headers(), "Content-Type").orElse(JSON));
        boolean accepted = api.binaryMediaTypes()
                .matches(Header.find(request.headers(), "Accept").orElse(null));
        byte[] body = response.contentHandling().response(reply.body(), binary, accepted);
        String template = response.templates().get(JSON);
        if (template != null && body.length > 0) {
            if (binary && response.contentHandling() != ContentHandling.CONVERT_TO_TEXT) {
                throw GatewayFault.configuration("Unable to transform response: a mapping template cannot read bytes");
            }
            body = template.getBytes(StandardCharsets.UTF_8);
        }
        Answer answer = new Answer(
                response.status(),
                headers(response, new Evaluator(request, match.path(), reply.headers(), readings)),
                body);
        return api.compression().of(answer, request.headers(), reply.headers());
    }

    private static List<Header> headers(Integration.Response response, Evaluator evaluator) {
        List<Header> headers = new ArrayList<>();
        response.headers()
                .forEach((name, expression) -> evaluator
                        .evaluate(expression)
                        .ifPresent(value -> headers.add(
                                new Header(REMAPPED.contains(name) ? "x-amzn-Remapped-" + name : name, value))));
        headers.removeIf(header -> header.is(DROPPED));
        if (Header.find(headers, "Content-Type").isEmpty()) {
            headers.add(new Header("Content-Type", JSON));
        }
        return headers;
    }
}
