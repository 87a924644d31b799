package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no answer came, in a sentence that says what can be done. */
public final class ConnectionFault {

    private ConnectionFault() {}

    /**
     * A sentence for the person.
     *
     * @param who was asked, as the beginning of a sentence: “The gallery at https://…”
     */
    public static String sentence(String who, IOException fault) {
        return fault instanceof ProxyFault byProxy && byProxy.getCause() instanceof IOException cause
                ? byProxy(who, byProxy.proxy(), cause)
                : direct(who, fault);
    }

    /** A connection that a proxy makes cannot be had without the proxy. */
    private static String byProxy(String who, String proxy, IOException fault) {
        boolean tunnelRefused = messages(fault).anyMatch(message -> message.startsWith("Tunnel failed"));
        return fault instanceof ConnectException && !tunnelRefused
                ? who + " was not reached: the proxy " + proxy
                        + " does not answer. Check the proxy settings of this computer, or HTTPS_PROXY."
                : direct(who, fault);
    }

    private static String direct(String who, IOException fault) {
        if (fault instanceof BoundedBody.TooLongException) {
            return who + " answers without an end. It is no gallery, or a broken one.";
        }
        if (has(fault, SSLException.class) || has(fault, CertificateException.class)) {
            return certificate(who, fault);
        }
        if (has(fault, UnresolvedAddressException.class) || has(fault, UnknownHostException.class)) {
            return who
                    + " was not found: there is no such host. Check the address, and the connection to the internet.";
        }
        return who + connection(fault);
    }

    private static String connection(IOException fault) {
        Optional<String> tunnel = messages(fault)
                .filter(message -> message.startsWith("Tunnel failed"))
                .findFirst();
        if (tunnel.isPresent()) {
            return tunnel.get().contains("407")
                    ? PROXY_WANTS_USER
                    : " was not reached: the proxy refused (it answered "
                            + tunnel.get().replaceAll("\\D", "")
                            + "). Check the proxy settings of this computer, or HTTPS_PROXY.";
        }
        return switch (fault) {
            case HttpConnectTimeoutException _, ConnectException _, NoRouteToHostException _ -> " does not answer.";
            case HttpTimeoutException _ -> " took too long to answer.";
            default -> " broke the connection off.";
        };
    }

    /** What follows the name of who was asked, where a proxy wants to know who asks. */
    static final String PROXY_WANTS_USER =
            " was not reached: the proxy asks for a user and a password. Put them into the"
                    + " environment variable HTTPS_PROXY, as http://user:password@host:port.";

    private static String certificate(String who, IOException fault) {
        String today = " (it says " + LocalDate.now(ZoneId.systemDefault()) + ")";
        if (has(fault, CertificateExpiredException.class)) {
            return who + " shows a certificate that has expired. Or the clock of this computer is wrong" + today + ".";
        } else if (has(fault, CertificateNotYetValidException.class)) {
            return who + " shows a certificate that is not valid yet. Or the clock of this computer is wrong" + today
                    + ".";
        } else if (messages(fault).anyMatch(ConnectionFault::isAboutTheName)) {
            return who + " shows the certificate of another host. Check the address.";
        } else if (has(fault, CertPathBuilderException.class)
                || has(fault, CertPathValidatorException.class)
                || has(fault, CertificateException.class)) {
            return who
                    + " shows a certificate that this computer does not trust. If your network or your office puts one"
                    + " of its own between, have it installed on this computer.";
        }
        return who + " and this computer could not agree on a safe connection: "
                + messages(fault).findFirst().orElse("TLS failed") + ".";
    }

    /** The words of the JDK's HostnameChecker. */
    private static boolean isAboutTheName(String message) {
        return message.startsWith("No name matching") || message.startsWith("No subject alternative");
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> kind) {
        return causes(fault).anyMatch(kind::isInstance);
    }

    private static Stream<String> messages(Throwable fault) {
        return causes(fault).map(Throwable::getMessage).flatMap(Stream::ofNullable);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
