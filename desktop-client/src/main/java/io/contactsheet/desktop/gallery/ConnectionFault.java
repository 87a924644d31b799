package io.contactsheet.desktop.gallery;

import io.contactsheet.desktop.gallery.GalleryReason.Connection;
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

/** Why no answer came, as the JDK tells it. */
public final class ConnectionFault {

    private ConnectionFault() {}

    /** What went wrong. */
    public static Connection of(IOException fault) {
        return fault instanceof ProxyFault byProxy && byProxy.getCause() instanceof IOException cause
                ? byProxy(byProxy.proxy(), cause)
                : direct(fault);
    }

    /** A connection that a proxy makes cannot be had without the proxy. */
    private static Connection byProxy(String proxy, IOException fault) {
        return fault instanceof ConnectException && tunnel(fault).isEmpty()
                ? new Connection.ProxySilent(proxy)
                : direct(fault);
    }

    private static Connection direct(IOException fault) {
        if (fault instanceof BoundedBody.TooLongException) {
            return new Connection.Endless();
        }
        if (has(fault, SSLException.class) || has(fault, CertificateException.class)) {
            return certificate(fault);
        }
        if (has(fault, UnresolvedAddressException.class) || has(fault, UnknownHostException.class)) {
            return new Connection.NoSuchHost();
        }
        return tunnel(fault).map(ConnectionFault::refused).orElseGet(() -> connection(fault));
    }

    private static Connection connection(IOException fault) {
        return switch (fault) {
            case HttpConnectTimeoutException _, ConnectException _, NoRouteToHostException _ -> new Connection.Silent();
            case HttpTimeoutException _ -> new Connection.TooSlow();
            default -> new Connection.BrokenOff();
        };
    }

    private static Optional<String> tunnel(IOException fault) {
        return messages(fault)
                .filter(message -> message.startsWith("Tunnel failed"))
                .findFirst();
    }

    private static Connection refused(String tunnel) {
        return tunnel.contains("407")
                ? new Connection.ProxyWantsUser()
                : new Connection.ProxyRefused(tunnel.replaceAll("\\D", ""));
    }

    private static Connection certificate(IOException fault) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        if (has(fault, CertificateExpiredException.class)) {
            return new Connection.CertificateExpired(today);
        } else if (has(fault, CertificateNotYetValidException.class)) {
            return new Connection.CertificateNotYetValid(today);
        } else if (messages(fault).anyMatch(ConnectionFault::isAboutTheName)) {
            return new Connection.CertificateOfAnother();
        } else if (has(fault, CertPathBuilderException.class)
                || has(fault, CertPathValidatorException.class)
                || has(fault, CertificateException.class)) {
            return new Connection.CertificateNotTrusted();
        }
        return new Connection.NotSafe(messages(fault).findFirst().orElse("TLS failed"));
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
