package io.contactsheet.desktop.gallery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts what Java trusts, and what this computer's system does: where an office puts a certificate of its own between, or
 * a gallery has one of a private authority, the administrator has told the system and nobody told Java.
 */
final class SystemTrust {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTrust.class);

    private static final List<String> OF_WINDOWS = List.of("Windows-ROOT", "Windows-ROOT-LOCALMACHINE");
    private static final List<String> OF_MACOS = List.of("KeychainStore", "KeychainStore-ROOT");

    /** Where distributions keep them: Debian, Fedora, openSUSE, Alpine, FreeBSD. */
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem",
            "/usr/local/share/certs/ca-root-nss.crt");

    /** Names another bundle in their place, as for OpenSSL. */
    private static final String BUNDLE_VARIABLE = "SSL_CERT_FILE";

    private SystemTrust() {}

    static SSLContext context(Map<String, String> environment) throws GeneralSecurityException, IOException {
        List<Certificate> trusted = new ArrayList<>(ofJava());
        trusted.addAll(ofSystem(System.getProperty("os.name", ""), environment));
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (Certificate certificate : trusted) {
            all.setCertificateEntry("trusted-" + all.size(), certificate);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(all), null);
        return context;
    }

    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static List<Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.<Certificate>of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static List<Certificate> ofSystem(String system, Map<String, String> environment)
            throws GeneralSecurityException, IOException {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return ofStores(OF_WINDOWS);
        } else if (name.startsWith("mac")) {
            return ofStores(OF_MACOS);
        }
        List<String> bundles =
                environment.containsKey(BUNDLE_VARIABLE) ? List.of(environment.get(BUNDLE_VARIABLE)) : BUNDLES;
        for (String bundle : bundles) {
            if (Files.isReadable(Path.of(bundle))) {
                return List.copyOf(read(Path.of(bundle)));
            }
        }
        return List.of();
    }

    /** Of those that this system has: which there are depends on its version. */
    private static List<Certificate> ofStores(List<String> names) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = new ArrayList<>();
        for (String name : names) {
            try {
                KeyStore store = KeyStore.getInstance(name);
                store.load(null, null);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.isCertificateEntry(alias)) {
                        certificates.add(store.getCertificate(alias));
                    }
                }
            } catch (KeyStoreException e) {
                LOG.debug("This system has no store {}.", name, e);
            }
        }
        return certificates;
    }

    private static Collection<? extends Certificate> read(Path bundle) throws GeneralSecurityException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
