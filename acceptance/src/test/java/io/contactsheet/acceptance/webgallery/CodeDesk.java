package io.contactsheet.acceptance.webgallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.local.OwnAccount;
import io.templaterunner.cognito.UserPool;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes codes as the app does, as far as a page sees it. */
final class CodeDesk extends Handler.Abstract {

    private final Set<String> codes;
    private final Iterable<UserPool> pools;

    /** @param codes are each good for one time */
    CodeDesk(Set<String> codes, Iterable<UserPool> pools) {
        super(InvocationType.BLOCKING);
        this.codes = codes;
        this.pools = pools;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHttpURI().getPath().equals("/sign-in-code")) {
            return false;
        }
        JsonNode asked = new JsonMapper().readTree(Content.Source.asInputStream(request));
        boolean taken = codes.remove(asked.path("Code").asText());
        response.setStatus(taken ? 200 : 401);
        UserPool pool = pools.iterator().next();
        String session = taken ? pool.beginSession(asked.path("ClientId").asText(), OwnAccount.NAME) : "{}";
        Content.Sink.write(response, true, session, callback);
        return true;
    }
}
