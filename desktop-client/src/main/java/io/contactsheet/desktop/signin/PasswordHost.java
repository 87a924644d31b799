package io.contactsheet.desktop.signin;

import io.contactsheet.desktop.gallery.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a password may go: to the gallery itself, as on this computer, or to Amazon Cognito in the Region where the
 * gallery is. The page's Content-Security-Policy binds the page to the same.
 */
final class PasswordHost {

    private static final Pattern API =
            Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\.(amazonaws\\.com(?:\\.cn)?)");

    private PasswordHost() {}

    /** Whether a password that is meant for a gallery may be sent to an address. */
    static boolean isSafe(URI gallery, URI endpoint) {
        if (endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
            return false;
        }
        boolean secret = isHttps(endpoint) || Loopback.is(host(endpoint));
        return secret && isSafe(gallery) && (isSameOrigin(gallery, endpoint) || isCognitoOf(gallery, endpoint));
    }

    /** Whether what a gallery says cannot be changed on the way. */
    static boolean isSafe(URI gallery) {
        return isHttps(gallery) || Loopback.is(host(gallery));
    }

    private static boolean isSameOrigin(URI gallery, URI endpoint) {
        return isHttps(gallery) == isHttps(endpoint)
                && host(gallery).equals(host(endpoint))
                && port(gallery) == port(endpoint);
    }

    private static boolean isCognitoOf(URI gallery, URI endpoint) {
        Matcher api = API.matcher(host(gallery));
        return api.matches()
                && api.group(1).startsWith("cn-") == api.group(2).endsWith(".cn")
                && isHttps(gallery)
                && isHttps(endpoint)
                && port(endpoint) == 443
                && host(endpoint).equals("cognito-idp." + api.group(1) + "." + api.group(2));
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return isHttps(address) ? 443 : 80;
    }
}
