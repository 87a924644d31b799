package io.templaterunner.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cognito over HTTP: its JSON protocol at {@code POST /}, with the operation in {@code X-Amz-Target}, and what its pools
 * publish. Requests for neither are left to the next handler. Cognito lets pages of every origin ask; here only those of
 * the same origin may, which is that of the first API.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1 protocol</a>
 */
final class IdentityProviderHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProviderHandler.class);
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";
    private static final String PROTOCOL = "application/x-amz-json-1.1";
    private static final Pattern PUBLISHED =
            Pattern.compile("/([\\w-]+_[0-9A-Za-z]+)/\\.well-known/(jwks\\.json|openid-configuration)");
    private static final int LONGEST_REQUEST = 65_536;

    private final Map<String, UserPool> pools;
    private final Operations operations;

    /** @param pools a live view of those there are, by their ids */
    IdentityProviderHandler(Map<String, UserPool> pools) {
        super(InvocationType.BLOCKING);
        this.pools = pools;
        this.operations = new Operations(pools.values());
    }

    /** An answer: what Cognito says, and why not if it refuses. */
    private record Answer(int status, String body, HttpFields headers) {

        static final Answer INTERNAL_ERROR = new Answer(
                500, "{\"__type\":\"InternalErrorException\",\"message\":\"Something went wrong\"}", HttpFields.EMPTY);

        static Answer of(JsonNode body) {
            return new Answer(200, body.toString(), HttpFields.EMPTY);
        }

        static Answer of(CognitoFault fault) {
            String body = Json.MAPPER
                    .createObjectNode()
                    .put("__type", fault.type().code())
                    .put("message", fault.sentence())
                    .toString();
            HttpFields headers = HttpFields.build()
                    .add("x-amzn-ErrorType", fault.type().code() + ":")
                    .add("x-amzn-ErrorMessage", fault.sentence())
                    .asImmutable();
            return new Answer(400, body, headers);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        Matcher published = PUBLISHED.matcher(path);
        if (path.equals("/") && request.getMethod().equals("POST")) {
            send(response, PROTOCOL, answer(request), callback);
        } else if (request.getMethod().equals("GET") && published.matches() && pools.containsKey(published.group(1))) {
            UserPool pool = pools.get(published.group(1));
            send(response, "application/json", published(pool, published.group(2), request), callback);
        } else {
            return false;
        }
        return true;
    }

    private Answer answer(Request request) throws IOException {
        try {
            String target = String.valueOf(request.getHeaders().get("X-Amz-Target"));
            if (!target.startsWith(SERVICE)) {
                throw new CognitoFault(CognitoFault.Type.UNKNOWN_OPERATION, "X-Amz-Target names no operation.");
            }
            return Answer.of(operations.answer(target.substring(SERVICE.length()), new Parameters(json(request))));
        } catch (CognitoFault fault) {
            return Answer.of(fault);
        } catch (UncheckedIOException notKept) {
            LOG.error("A change of the users could not be kept.", notKept);
            return Answer.INTERNAL_ERROR;
        }
    }

    private static JsonNode json(Request request) throws IOException, CognitoFault {
        byte[] body = Content.Source.asInputStream(request).readNBytes(LONGEST_REQUEST + 1);
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (body.length <= LONGEST_REQUEST && json.isObject()) {
                return json;
            }
        } catch (IOException malformed) {
            // Falls through to the refusal.
        }
        throw new CognitoFault(CognitoFault.Type.SERIALIZATION, "The request is no JSON object of at most 64 KiB.");
    }

    private static Answer published(UserPool pool, String document, Request request) {
        if (document.equals("jwks.json")) {
            return new Answer(200, pool.key().jwks(), HttpFields.EMPTY);
        }
        String here = "http://" + Request.getServerName(request) + ":" + Request.getServerPort(request) + "/";
        var configuration = Json.MAPPER
                .createObjectNode()
                .put("issuer", pool.configuration().issuer())
                .put("jwks_uri", here + pool.configuration().id() + "/.well-known/jwks.json");
        configuration.putArray("id_token_signing_alg_values_supported").add("RS256");
        configuration.putArray("response_types_supported").add("code").add("token");
        configuration.putArray("subject_types_supported").add("public");
        return Answer.of(configuration);
    }

    private static void send(Response response, String contentType, Answer answer, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, contentType)
                .put("x-amzn-RequestId", UUID.randomUUID().toString())
                .add(answer.headers());
        Content.Sink.write(response, true, answer.body(), callback);
    }
}
