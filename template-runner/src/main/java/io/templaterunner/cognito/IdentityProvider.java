package io.templaterunner.cognito;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;

/** The user pools of one stack: Cognito's service {@code cognito-idp}. Safe for several threads at once. */
public final class IdentityProvider {

    private final Path folder;
    private final InstantSource time;
    private final Secrets secrets;
    private final Map<String, UserPool> pools = new ConcurrentHashMap<>();

    /**
     * @param folder holds the pools, and nothing else; made when the first pool is
     * @param time by which tokens expire
     * @param secrets how passwords and keys are made
     */
    public IdentityProvider(Path folder, InstantSource time, Secrets secrets) {
        this.folder = folder;
        this.time = time;
        this.secrets = secrets;
    }

    /**
     * Opens a pool with the users whom it had, or makes it.
     *
     * @throws IOException with a sentence for the user, if that cannot be done
     */
    public UserPool open(UserPoolConfiguration configuration) throws IOException {
        UserPool pool = UserPool.open(configuration, folder.resolve(configuration.id()), time, secrets);
        pools.put(configuration.id(), pool);
        return pool;
    }

    /** Whether anything is kept of a pool. */
    public boolean keeps(String id) {
        return Files.exists(folder.resolve(id));
    }

    /** Serves a pool no longer. */
    public void close(String id) {
        pools.remove(id);
    }

    /** Deletes what is kept of a pool that is not open: its users, and the key of its tokens. */
    public void delete(String id) throws IOException {
        Path pool = folder.resolve(id);
        if (pools.containsKey(id) || !Files.isDirectory(pool)) {
            return;
        }
        try (Stream<Path> files = Files.list(pool)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(pool);
    }

    /** The pool with an ARN; empty if there is none. */
    public Optional<UserPool> pool(String arn) {
        return pools.values().stream()
                .filter(pool -> pool.configuration().arn().equals(arn))
                .findFirst();
    }

    /** What speaks Cognito's protocol to clients. */
    public Handler handler() {
        return new IdentityProviderHandler(pools);
    }
}
