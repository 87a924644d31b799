package io.contactsheet.desktop.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.cognito.CognitoFault;
import io.templaterunner.cognito.UserPool;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Trades a code for a session of this computer's own account, at {@code POST /sign-in-code}; all else is left to the next
 * handler. {@code {"ClientId": …, "Code": …}} is answered as Cognito answers a password. A program that has an ID token of
 * the account, and sends it as {@code Authorization}, gets a new code: {@code {"Code": …}}.
 *
 * <p>Pages of other origins get neither. They could not send JSON without being asked about it first, and the header
 * {@code Origin}, which no page can change, says who they are.
 */
final class SignInCodeHandler extends Handler.Abstract {

    private static final String PATH = "/sign-in-code";
    private static final String JSON = "application/json";
    private static final int LONGEST_REQUEST = 4096;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SignInCodes codes;
    private final Iterable<UserPool> pools;

    /** @param pools a live view of those there are */
    SignInCodeHandler(SignInCodes codes, Iterable<UserPool> pools) {
        super(InvocationType.BLOCKING);
        this.codes = codes;
        this.pools = pools;
    }

    private record Answer(int status, String json) {

        static Answer refusal(int status, String sentence) {
            return new Answer(
                    status, MAPPER.createObjectNode().put("message", sentence).toString());
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("POST")
                || !request.getHttpURI().getPath().equals(PATH)) {
            return false;
        }
        Answer answer = answer(request);
        response.setStatus(answer.status());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, JSON)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, answer.json(), callback);
        return true;
    }

    private Answer answer(Request request) throws IOException {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String token = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (token != null) {
            return origin == null || isOwnOrigin(origin, request)
                    ? newCode(token)
                    : Answer.refusal(403, "Pages of other sites get no code.");
        }
        return isOwnOrigin(origin, request) && sendsJson(request)
                ? session(request)
                : Answer.refusal(403, "A code is taken from the gallery's own page alone.");
    }

    /** The server takes no request to another host than its own. */
    private static boolean isOwnOrigin(@Nullable String origin, Request request) {
        return ("http://" + request.getHttpURI().getAuthority().toLowerCase(Locale.ROOT)).equals(origin);
    }

    private static boolean sendsJson(Request request) {
        return String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).startsWith(JSON);
    }

    private Answer newCode(String token) {
        if (!isOwnToken(token)) {
            return Answer.refusal(401, "This is no token of this computer's own account.");
        }
        return new Answer(
                200, MAPPER.createObjectNode().put("Code", codes.issue()).toString());
    }

    private boolean isOwnToken(String token) {
        for (UserPool pool : pools) {
            if (pool.isIdTokenOf(OwnAccount.NAME, token)) {
                return true;
            }
        }
        return false;
    }

    private Answer session(Request request) throws IOException {
        byte[] body = Content.Source.asInputStream(request).readNBytes(LONGEST_REQUEST + 1);
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (IOException _) {
            return Answer.refusal(400, "The request is no JSON.");
        }
        if (body.length > LONGEST_REQUEST || !codes.redeem(json.path("Code").asText(""))) {
            return Answer.refusal(401, "This code was used, or is older than a minute.");
        }
        return session(json.path("ClientId").asText(""));
    }

    private Answer session(String clientId) {
        for (UserPool pool : pools) {
            try {
                return new Answer(200, pool.beginSession(clientId, OwnAccount.NAME));
            } catch (CognitoFault _) {
                // Another pool may know the client.
            }
        }
        return Answer.refusal(400, "There is no such client.");
    }
}
