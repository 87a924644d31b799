package io.templaterunner.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCodeTest {

    private static final String KEY = "releases/2026/greeter.jar";

    @TempDir
    private Path folder;

    /** Tells whose class loader it has. */
    public static final class Greeter implements RequestHandler<String, String> {

        @Override
        public String handleRequest(String name, Context context) {
            boolean apart = getClass().getClassLoader() != Context.class.getClassLoader();
            boolean heard =
                    Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
            return "Hello " + name + (apart ? " from a jar" : "") + (heard ? "" : ", unheard");
        }
    }

    /** Needs a library that its jar does not bring. */
    public static final class Needy implements RequestHandler<String, String> {

        @Override
        public String handleRequest(String name, Context context) {
            return org.assertj.core.api.Assertions.class.getName();
        }
    }

    private Path jar(String name, Class<?>... types) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : types) {
                String file = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static String invoke(FunctionCode code, Class<?> handler) throws Exception {
        FunctionConfiguration configuration =
                new FunctionConfiguration("greeter", "arn", handler.getName(), Map.of(), Duration.ofMinutes(1), 128);
        try (LambdaFunction function = LambdaFunction.load(configuration, code.loader(KEY), 1)) {
            return new String(function.invoke("\"Ann\"".getBytes(UTF_8)), UTF_8);
        }
    }

    @Test
    void classOfThisProgram_shouldBeFound() throws Exception {
        assertThat(invoke(FunctionCode.ofThisProgram(), Greeter.class)).isEqualTo("\"Hello Ann\"");
    }

    @Test
    void onlyJar_shouldBeTheCodeOfAll() throws Exception {
        assertThat(invoke(FunctionCode.of(jar("any.jar", Greeter.class)), Greeter.class))
                .isEqualTo("\"Hello Ann from a jar\"");
    }

    @Test
    void ofSeveralJars_theOneOfTheKeysNameShouldCount() throws Exception {
        FunctionCode code = FunctionCode.of(jar("other.jar", Needy.class), jar("greeter.jar", Greeter.class));

        assertThat(invoke(code, Greeter.class)).isEqualTo("\"Hello Ann from a jar\"");
        assertThatExceptionOfType(FunctionException.class)
                .isThrownBy(() -> code.loader("missing.jar"))
                .withMessageContaining("There is no code for missing.jar");
    }

    /** In the cloud it would not be there either. */
    @Test
    void libraryOfThisProgram_shouldNotBeSeenFromAJar() throws Exception {
        FunctionCode code = FunctionCode.of(jar("needy.jar", Needy.class));

        assertThatExceptionOfType(FunctionError.class)
                .isThrownBy(() -> invoke(code, Needy.class))
                .withMessageContaining("org/assertj/core/api/Assertions");
    }

    @Test
    void otherJar_shouldHaveAnotherFingerprint() throws Exception {
        Path jar = jar("greeter.jar", Greeter.class);
        String before = FunctionCode.of(jar).fingerprint();

        assertThat(FunctionCode.of(jar).fingerprint()).isEqualTo(before);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(FunctionCode.of(jar).fingerprint()).isNotEqualTo(before);
    }
}
