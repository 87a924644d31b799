package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this computer reaches others: by which proxy, and trusting whose certificates.
 *
 * @param environment of the process
 */
record Network(Map<String, String> environment) {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    static Network ofProcess() {
        return new Network(System.getenv());
    }

    ProxySelector proxies() {
        return new EnvironmentProxies(environment, Optional.ofNullable(ProxySelector.getDefault()));
    }

    /** Answers a proxy that asks for a user, and nobody else. */
    Optional<Authenticator> proxyAuthenticator() {
        EnvironmentProxies proxies = new EnvironmentProxies(environment, Optional.empty());
        return proxies.hasUsers() ? Optional.of(new ProxyUsers(proxies)) : Optional.empty();
    }

    private static final class ProxyUsers extends Authenticator {

        private final EnvironmentProxies proxies;

        ProxyUsers(EnvironmentProxies proxies) {
            this.proxies = proxies;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? proxies.user(getRequestingHost(), getRequestingPort()).orElse(null)
                    : null;
        }
    }

    /** The JDK's certificates and the system's; where the system's cannot be read, the JDK's alone. */
    SSLContext trust() {
        try {
            return SystemTrust.context(environment);
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The system's certificates cannot be read. Those of Java are used.", e);
            return ownContext();
        }
    }

    private static SSLContext ownContext() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS.", e);
        }
    }
}
