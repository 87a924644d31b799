package io.templaterunner.lambda;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Functions in jars, each with a class loader of its own. */
final class JarCode implements FunctionCode {

    private final List<Path> jars;
    private final Map<Path, ClassLoader> loaders = new ConcurrentHashMap<>();

    JarCode(List<Path> jars) {
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("no jar");
        }
        this.jars = jars;
    }

    @Override
    public ClassLoader loader(String key) {
        return loaders.computeIfAbsent(jar(key), JarCode::open);
    }

    private Path jar(String key) {
        if (jars.size() == 1) {
            return jars.getFirst();
        }
        String name = key.substring(key.lastIndexOf('/') + 1);
        return jars.stream()
                .filter(jar -> String.valueOf(jar.getFileName()).equals(name))
                .findFirst()
                .orElseThrow(() -> new FunctionException("There is no code for " + key + " among " + jars + "."));
    }

    private static ClassLoader open(Path jar) {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, new RuntimeClasses());
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String fingerprint() {
        return CodeFingerprint.of(jars);
    }

    /** What Lambda's runtime for Java gives to a function: the interfaces of handlers. Event types are the function's own. */
    private static final class RuntimeClasses extends ClassLoader {

        private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
        private static final String EVENTS = RUNTIME + "events.";

        RuntimeClasses() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(RUNTIME) && !name.startsWith(EVENTS)) {
                return Class.forName(name, false, RuntimeClasses.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
