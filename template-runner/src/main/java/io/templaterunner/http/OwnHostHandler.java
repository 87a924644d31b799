package io.templaterunner.http;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests to any name but this server's own (421), and leaves the others to the next handler. A page of another
 * site whose name is made to point to this computer would else be of the API's own origin (DNS rebinding).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110, 15.5.20: 421 Misdirected Request</a>
 */
final class OwnHostHandler extends Handler.Abstract.NonBlocking {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int USUAL_PORT = 80;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (isOwn(request.getHttpURI().getAuthority(), Request.getLocalPort(request))) {
            return false;
        }
        Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
        return true;
    }

    /** Jetty refuses a Host header that differs from the authority of the request's target. */
    private static boolean isOwn(String authority, int port) {
        String asked = authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .anyMatch(name -> asked.equals(name + ":" + port) || (port == USUAL_PORT && asked.equals(name)));
    }
}
