package io.templaterunner.s3;

import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.KeyIssuer;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * S3 on one machine: buckets in a folder, served over loopback with signatures verified and policies enforced. What it
 * has acknowledged is on the disk. Safe for several threads at once.
 */
public final class EmbeddedS3 implements KeyIssuer, AutoCloseable {

    private final S3Proxy server;
    private final NotifyingStore store;
    private final URI endpoint;
    private final List<ObjectListener> listeners;
    private final PoliciesByBucket bucketPolicies;
    private final Map<String, AccessGrant> grants;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();

    private EmbeddedS3(
            S3Proxy server,
            NotifyingStore store,
            List<ObjectListener> listeners,
            PoliciesByBucket bucketPolicies,
            Map<String, AccessGrant> grants,
            InstantSource time) {
        this.time = time;
        this.server = server;
        this.store = store;
        this.listeners = listeners;
        this.bucketPolicies = bucketPolicies;
        this.grants = grants;
        this.endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    }

    /**
     * Starts on a free port of the loopback interface.
     *
     * @param folder holds the buckets, and nothing else; made if it is not there
     * @param time of the events
     * @throws IOException with a sentence for the user, if the folder cannot hold objects
     */
    public static EmbeddedS3 start(Path folder, InstantSource time) throws IOException {
        StorageFolder storage = StorageFolder.open(folder.toAbsolutePath());
        return start(storage, DiskReserve.of(storage), time);
    }

    static EmbeddedS3 start(StorageFolder storage, DiskReserve reserve, InstantSource time) throws IOException {
        List<ObjectListener> listeners = new CopyOnWriteArrayList<>();
        NotifyingStore store = NotifyingStore.open(
                new FilesystemNio2BlobStore(storage.path().toString()),
                storage,
                time,
                event -> listeners.forEach(listener -> listener.on(event)));
        Map<String, AccessGrant> grants = new ConcurrentHashMap<>();
        S3Proxy server = serve(store, reserve, grants, time);
        return new EmbeddedS3(server, store, listeners, new PoliciesByBucket(), grants, time);
    }

    private static S3Proxy serve(
            NotifyingStore store, DiskReserve reserve, Map<String, AccessGrant> grants, InstantSource time)
            throws IOException {
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                // The builder wants one identity; the locator below replaces it.
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "nobody", "nothing")
                // Idle connections would be waited for, too.
                .stopTimeout(0)
                .build();
        server.setBlobStoreLocator((identity, container, key) -> grant(store, reserve, grants, time, identity, key));
        try {
            server.start();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("The storage could not be started: " + failed.getMessage(), failed);
        }
        return server;
    }

    private static @Nullable AccessGrant grant(
            NotifyingStore store,
            DiskReserve reserve,
            Map<String, AccessGrant> grants,
            InstantSource time,
            @Nullable String identity,
            @Nullable String key) {
        AccessGrant grant = identity == null ? null : grants.get(identity);
        return grant == null
                ? null
                : new AccessGrant(
                        grant.credential(),
                        new ClientStore(
                                grant.blobStore(), store.keys(), reserve, time, Objects.requireNonNullElse(key, "")));
    }

    /** Where it listens: {@code http://127.0.0.1:port}, for requests in path style. */
    public URI endpoint() {
        return endpoint;
    }

    /** Makes a bucket. One that is there already stays as it is. */
    public void createBucket(String name) {
        if (!store.containerExists(name)) {
            store.createContainer(name);
        }
    }

    /** Sets what a bucket does beside storing, from now on. */
    public void configure(String bucket, BucketConfiguration configuration) {
        store.configure(bucket, configuration);
    }

    /** Applies the lifecycles of the buckets now and every hour, on a thread of its own. */
    public void startLifecycles() {
        store.startLifecycles();
    }

    /** Applies the lifecycles of the buckets once. */
    public void applyLifecycles() {
        store.applyLifecycles();
    }

    /** The name of the event of a deletion in this bucket, such as {@code ObjectRemoved:Delete}. */
    public String removalEvent(String bucket) {
        return store.removalEvent(bucket);
    }

    /**
     * Deletes a bucket, if it holds nothing, old versions included.
     *
     * @return whether it is gone
     */
    public boolean deleteBucket(String name) {
        if (store.containerExists(name)) {
            if (!store.isEmpty(name)) {
                return false;
            }
            store.deleteBucket(name);
        }
        bucketPolicies.set(name, null);
        return true;
    }

    /** The names of the buckets. */
    public List<String> buckets() {
        return store.buckets();
    }

    /**
     * The objects of a bucket, in the order of their keys: a live view, which shows changes or does not.
     *
     * @throws IllegalArgumentException if there is no such bucket
     */
    public Collection<StoredObject> objects(String bucket) {
        return store.index(bucket).all();
    }

    /** Sets what a bucket lets happen to it, in the place of what it let before; null for no policy. */
    public void setBucketPolicy(String bucket, @Nullable Policy policy) {
        bucketPolicies.set(bucket, policy);
    }

    @Override
    public AccessKey keyFor(Role role) {
        return keyFor(role.arn(), role.policies());
    }

    /**
     * A new key. Requests signed with it are decided by these policies and those of the buckets.
     *
     * @param principalArn who signs, such as the ARN of a role
     * @param policies of that principal
     */
    public AccessKey keyFor(String principalArn, List<Policy> policies) {
        AccessKey key = new AccessKey("AKIA" + randomHex(8).toUpperCase(Locale.ROOT), randomHex(20));
        Permissions permissions = new Permissions(principalArn, List.copyOf(policies), bucketPolicies);
        grants.put(key.id(), new AccessGrant(key.secret(), new AuthorizedStore(store, permissions)));
        return key;
    }

    /** Makes a key worthless. */
    public void revoke(AccessKey key) {
        grants.remove(key.id());
    }

    /** Adds one who hears of every change from now on. */
    public void addListener(ObjectListener listener) {
        listeners.add(listener);
    }

    /** Ends one's hearing. */
    public void removeListener(ObjectListener listener) {
        listeners.remove(listener);
    }

    /** A sequencer that is higher than all before it. */
    public String nextSequencer() {
        return store.changes().nextSequencer();
    }

    /** The time of an event that happens now. */
    public Instant now() {
        return time.instant();
    }

    /** Stops serving. What was acknowledged stays. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The storage did not stop.", failed);
        } finally {
            store.close();
        }
    }

    private String randomHex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
