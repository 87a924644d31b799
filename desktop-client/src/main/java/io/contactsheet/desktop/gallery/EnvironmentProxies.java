package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, as curl reads it: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * {@code ALL_PROXY}, but for the hosts in {@code NO_PROXY}; where it names none, those of the system. Nothing on this
 * computer is asked for through a proxy.
 */
final class EnvironmentProxies extends ProxySelector {

    private static final int HTTP_PORT = 80;
    private static final int USUAL_PORT = 1080;

    private final Map<String, String> environment;
    private final Optional<ProxySelector> system;

    /**
     * @param environment names in either case
     * @param system asked where the environment says nothing
     */
    EnvironmentProxies(Map<String, String> environment, Optional<ProxySelector> system) {
        this.environment = environment;
        this.system = system;
    }

    @Override
    public List<Proxy> select(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (Loopback.is(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        Optional<URI> named = named(address.getScheme().toLowerCase(Locale.ROOT));
        if (named.isEmpty()) {
            return system.map(selector -> selector.select(address)).orElse(List.of(Proxy.NO_PROXY));
        }
        return isExcepted(host) ? List.of(Proxy.NO_PROXY) : List.of(proxy(named.get()));
    }

    private Optional<URI> named(String scheme) {
        return variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(EnvironmentProxies::parsed);
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The scheme may be left out. */
    private static Optional<URI> parsed(String text) {
        String address = text.strip();
        try {
            URI uri = URI.create(address.contains("://") ? address : "http://" + address);
            return Optional.of(uri).filter(parsed -> parsed.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Proxy proxy(URI address) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port(address)));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? HTTP_PORT : USUAL_PORT;
    }

    private boolean isExcepted(String host) {
        return variable("no_proxy").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+")))
                .map(entry -> entry.toLowerCase(Locale.ROOT)
                        .replaceFirst(":\\d+$", "")
                        .replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    /** Whether any of them has a user and a password. */
    boolean hasUsers() {
        return proxies().anyMatch(proxy -> proxy.getUserInfo() != null);
    }

    /** The user and the password of the proxy at this address. */
    Optional<PasswordAuthentication> user(String host, int port) {
        return proxies()
                .filter(proxy -> proxy.getUserInfo() != null)
                .filter(proxy -> proxy.getHost().equalsIgnoreCase(host) && port(proxy) == port)
                .map(proxy -> user(proxy.getRawUserInfo()))
                .findFirst();
    }

    private static PasswordAuthentication user(String rawUserInfo) {
        String[] parts = rawUserInfo.split(":", 2);
        String password = parts.length == 2 ? decoded(parts[1]) : "";
        return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Stream<URI> proxies() {
        return Stream.of("https", "http").flatMap(scheme -> named(scheme).stream());
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        system.ifPresent(selector -> selector.connectFailed(address, proxy, failure));
    }
}
