package io.contactsheet.desktop.gallery;

import java.util.Properties;

/** What Java must be told before its first request, for the proxies of the system and those that ask for a password. */
public final class SystemProxies {

    private SystemProxies() {}

    /** Leaves alone what the user has set. */
    public static void use(Properties system) {
        system.putIfAbsent("java.net.useSystemProxies", "true");
        // Else a password is not told to a proxy on the way to an https host, where all gallery traffic goes.
        system.putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
    }
}
