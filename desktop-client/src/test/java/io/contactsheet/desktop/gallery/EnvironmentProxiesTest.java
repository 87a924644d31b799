package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

    private static final String GALLERY = "https://abc.execute-api.eu-central-1.amazonaws.com/gallery";

    @Test
    void proxyOfTheScheme_shouldBeUsed_inEitherCase() {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://proxy.office:3128"), GALLERY))
                .isEqualTo("proxy.office:3128");
        assertThat(proxy(Map.of("https_proxy", "proxy.office:3128/"), GALLERY)).isEqualTo("proxy.office:3128");
        assertThat(proxy(Map.of("HTTP_PROXY", "http://proxy.office"), "http://example.com/"))
                .isEqualTo("proxy.office:80");
        assertThat(proxy(Map.of("ALL_PROXY", "http://all:1"), GALLERY)).isEqualTo("all:1");
        assertThat(proxy(Map.of("HTTP_PROXY", "http://proxy.office"), GALLERY)).isEqualTo("none");
        assertThat(proxy(Map.of("HTTPS_PROXY", " "), GALLERY)).isEqualTo("none");
        assertThat(proxy(Map.of("HTTPS_PROXY", "::not an address::"), GALLERY)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "amazonaws.com",
                ".amazonaws.com",
                "*.amazonaws.com",
                "localhost,.AmazonAWS.com",
                "other.org abc.execute-api.eu-central-1.amazonaws.com:443"
            })
    void hostsThatAreExcepted_shouldBeAskedDirectly(String noProxy) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", noProxy), GALLERY))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.com", "example.com", "", "execute-api"})
    void otherHosts_shouldNotBeExcepted(String noProxy) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://p:1", "no_proxy", noProxy), GALLERY))
                .isEqualTo("p:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1/x", "https://127.9.9.9/x", "https://localhost/x", "https://[::1]:9/x"})
    void thisComputer_shouldNeverBeAskedThroughAProxy(String address) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://p:1", "ALL_PROXY", "http://p:1"), address))
                .isEqualTo("none");
    }

    @Test
    void proxyOfTheSystem_shouldBeUsedWhereTheEnvironmentNamesNone() {
        ProxySelector system = ProxySelector.of(InetSocketAddress.createUnresolved("of-the-system", 8080));

        assertThat(text(new EnvironmentProxies(Map.of(), Optional.of(system))
                        .select(URI.create(GALLERY))
                        .getFirst()))
                .isEqualTo("of-the-system:8080");
    }

    @Test
    void userAndPassword_shouldBeThoseOfThisProxyAlone() {
        EnvironmentProxies proxies =
                new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://me:p%40ss+%2F@proxy:3128"), Optional.empty());

        assertThat(proxies.user("proxy", 3128)).hasValueSatisfying(user -> {
            assertThat(user.getUserName()).isEqualTo("me");
            assertThat(user.getPassword()).containsExactly("p@ss+/".toCharArray());
        });
        assertThat(proxies.user("other", 3128)).isEmpty();
        assertThat(proxies.user("proxy", 80)).isEmpty();
    }

    private static String proxy(Map<String, String> environment, String address) {
        return text(new EnvironmentProxies(environment, Optional.empty())
                .select(URI.create(address))
                .getFirst());
    }

    private static String text(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "none";
    }
}
