package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private final Routing routing = new Routing(List.of(
            method("GET", "/"),
            method("GET", "/photos"),
            method("GET", "/photos/latest"),
            method("GET", "/photos/{id}"),
            method("GET", "/photos/{id}/size"),
            method("GET", "/photos/{key+}"),
            method("ANY", "/any/{rest+}")));

    private static Method method(String name, String resource) {
        Integration mock = new Integration(
                new Integration.Backend.Mock(),
                ContentHandling.NONE,
                Integration.Passthrough.WHEN_NO_MATCH,
                Map.of(),
                List.of());
        return new Method(name, resource, Map.of(), mock, Optional.empty());
    }

    private Routing.Match find(String method, String path) throws GatewayFault {
        List<String> segments = Arrays.asList(path.replaceFirst("^/", "").split("/", -1));
        return routing.find(new GatewayRequest("", method, "", segments, "", List.of(), () -> new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "/,                      /,                 ",
        "/photos,                /photos,           ",
        "/photos/,               /photos,           ",
        "/photos/latest,         /photos/latest,    ",
        "/photos/latest/,        /photos/latest,    ",
        "/photos/7,              /photos/{id},      id=7",
        "/photos/7/size,         /photos/{id}/size, id=7",
        "/photos/7/shape,        /photos/{key+},    key=7/shape",
        "/photos/latest/a.jpg,   /photos/{key+},    key=latest/a.jpg",
        "/photos/a/b/c.jpg,      /photos/{key+},    key=a/b/c.jpg",
        "/photos/a%20b/c,        /photos/{key+},    key=a b/c",
    })
    void path_shouldFindTheResourceThatFitsBest(String path, String resource, String parameter) throws Exception {
        Routing.Match match = find("GET", path);

        assertThat(match.method().resource()).isEqualTo(resource);
        assertThat(match.path().entrySet().stream().map(Object::toString).toList())
                .isEqualTo(parameter == null ? List.of() : List.of(parameter));
    }

    @Test
    void anyMethod_shouldTakeEveryMethod() throws Exception {
        assertThat(find("PATCH", "/any/thing").method().resource()).isEqualTo("/any/{rest+}");
    }

    @ParameterizedTest
    @CsvSource({"GET, /other", "HEAD, /photos", "GET, /any", "POST, /photos/latest"})
    void unknown_shouldBeRefused(String method, String path) {
        assertThatExceptionOfType(GatewayFault.class).isThrownBy(() -> find(method, path));
    }
}
