package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.contactsheet.desktop.gallery.GalleryReason.Connection;
import io.contactsheet.desktop.testkit.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way to a gallery, with real servers on this computer. */
class ConnectionFaultTest {

    private static final String PASSWORD = "changeit";
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(40));

    private final List<HttpsServer> servers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void certificateThatNobodySigned_shouldBeSaidNotToBeTrusted() throws Exception {
        certificate("self", "-ext", "san=ip:127.0.0.1");

        assertThat(fault(serve("self"), Map.of())).isEqualTo(new Connection.CertificateNotTrusted());
    }

    @Test
    void certificateThatTheSystemTrusts_shouldBeTrusted() throws Exception {
        signed("fine", "-ext", "san=ip:127.0.0.1");

        assertThat(status(serve("fine"), trusting())).isEqualTo(200);
    }

    @Test
    void certificateThatHasExpired_shouldBeSaidSo_andTheClockNamed() throws Exception {
        signed("old", "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");

        assertThat(fault(serve("old"), trusting())).isInstanceOf(Connection.CertificateExpired.class);
    }

    @Test
    void certificateOfTomorrow_shouldBeSaidSo_andTheClockNamed() throws Exception {
        signed("new", "-ext", "san=ip:127.0.0.1", "-startdate", "+5d", "-validity", "50");

        assertThat(fault(serve("new"), trusting())).isInstanceOf(Connection.CertificateNotYetValid.class);
    }

    @Test
    void certificateOfAnotherHost_shouldBeSaidSo() throws Exception {
        signed("other", "-ext", "san=dns:other.example");

        assertThat(fault(serve("other"), trusting())).isEqualTo(new Connection.CertificateOfAnother());
    }

    @Test
    void hostThatIsNotThere_shouldBeSaidSo() {
        assertThat(fault(URI.create("https://no-such-host.invalid/"), Map.of())).isEqualTo(new Connection.NoSuchHost());
    }

    @Test
    void serverThatSpeaksNoTls_shouldBeSaidSo() {
        try (RawServer server = new RawServer(client ->
                client.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(fault(URI.create("https://127.0.0.1:" + server.port() + "/"), Map.of()))
                    .isInstanceOf(Connection.NotSafe.class);
        }
    }

    @Test
    void proxyOfTheEnvironment_shouldBeAsked_withItsUser() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer proxy = proxy(asked, "HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n")) {
            Connection fault = fault(
                    URI.create("https://gallery.invalid/"),
                    Map.of("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.port()));

            assertThat(asked).isNotEmpty().allMatch(request -> request.startsWith("CONNECT gallery.invalid:443"));
            assertThat(fault).isEqualTo(new Connection.ProxyRefused("502"));
        }
    }

    @Test
    void proxyThatIsNotThere_shouldBeNamed() throws Exception {
        int port;
        try (RawServer gone = new RawServer(_ -> {})) {
            port = gone.port();
        }

        assertThat(fault(URI.create("https://gallery.invalid/"), Map.of("HTTPS_PROXY", "127.0.0.1:" + port)))
                .isEqualTo(new Connection.ProxySilent("127.0.0.1:" + port));
    }

    @Test
    void proxyThatAsksForAUser_shouldBeGivenIt() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        String challenge = "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        try (RawServer proxy = proxy(asked, challenge)) {
            URI gallery = URI.create("http://gallery.invalid/");
            String address = "127.0.0.1:" + proxy.port();

            assertThatThrownBy(() -> status(gallery, Map.of("HTTP_PROXY", "http://me:secret@" + address)))
                    .isInstanceOf(IOException.class);
            assertThat(asked).anyMatch(request -> request.contains("Proxy-Authorization: Basic bWU6c2VjcmV0"));
            assertThat(status(gallery, Map.of("HTTP_PROXY", address))).isEqualTo(407);
        }
    }

    private static RawServer proxy(List<String> asked, String answer) {
        return new RawServer(client -> {
            InputStream in = client.getInputStream();
            while (true) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    head.append((char) next);
                }
                asked.add(head.toString());
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private static Connection fault(URI address, Map<String, String> environment) {
        try {
            throw new AssertionError("It answered " + status(address, environment));
        } catch (IOException e) {
            return ConnectionFault.of(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(URI address, Map<String, String> environment) throws IOException, InterruptedException {
        try (BoundedHttp http = new BoundedHttp(address, TIMEOUTS, new Network(environment))) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(address).build(), 1000);
            return answer.statusCode();
        }
    }

    private Map<String, String> trusting() {
        return Map.of("SSL_CERT_FILE", folder.resolve("authority.pem").toString());
    }

    // ---- Certificates

    private void certificate(String name, String... extras) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-dname", "CN=" + name, "-keyalg", "EC"));
        arguments.addAll(List.of(extras));
        keytool(name, arguments);
    }

    private void signed(String name, String... extras) throws Exception {
        certificate("authority", "-ext", "bc:c");
        keytool("authority", List.of("-exportcert", "-rfc", "-file", file("authority.pem")));
        certificate(name);
        keytool(name, List.of("-certreq", "-file", file("request")));
        List<String> sign =
                new ArrayList<>(List.of("-gencert", "-infile", file("request"), "-outfile", file("signed")));
        sign.addAll(List.of(extras));
        keytool("authority", sign);
        store(name, "authority", List.of("-importcert", "-noprompt", "-file", file("authority.pem")));
        keytool(name, List.of("-importcert", "-noprompt", "-file", file("signed")));
    }

    private void keytool(String name, List<String> arguments) throws Exception {
        store(name, name, arguments);
    }

    private void store(String store, String alias, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-alias", alias, "-keystore", file(store + ".p12"), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private URI serve(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
