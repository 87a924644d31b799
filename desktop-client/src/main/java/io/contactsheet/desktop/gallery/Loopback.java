package io.contactsheet.desktop.gallery;

import java.util.Locale;

/** The names of this computer that lead nowhere else. */
public final class Loopback {

    private Loopback() {}

    /** Whether a host as it stands in an address is this computer. */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
