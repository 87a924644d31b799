package io.templaterunner.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much metadata an object may have. S3 takes 2,048 bytes of a user's own; what a file's attributes cannot hold would
 * vanish without a word.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Working with object metadata</a>
 */
final class MetadataLimit {

    private static final int OF_THE_USER = 2048;
    /** The attributes of a file on ext4 fill one block of 4,096 bytes; the store has some of its own. */
    private static final int OF_A_FILE = 3500;
    /** Of an attribute: its entry, its name's prefix, and what both are rounded up by. */
    private static final int ATTRIBUTE = 16 + "user.user-metadata.".length() + 6;
    /** Checksums, which the server keeps as if they were a user's. */
    private static final String OF_THE_SERVER = "s3proxy_";

    private MetadataLimit() {}

    /**
     * Returns for metadata that can be stored.
     *
     * @param user by names without their prefix
     * @param headers the values of others, such as the content type
     * @throws software.amazon.awssdk.services.s3.model.S3Exception with status 400, for more
     */
    static void check(Map<String, String> user, @Nullable String... headers) {
        int own = user.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(OF_THE_SERVER))
                .mapToInt(MetadataLimit::bytes)
                .sum();
        int all = user.entrySet().stream()
                        .mapToInt(entry -> ATTRIBUTE + bytes(entry))
                        .sum()
                + Stream.of(headers)
                        .filter(Objects::nonNull)
                        .mapToInt(value -> ATTRIBUTE + bytes(value))
                        .sum();
        if (own > OF_THE_USER || all > OF_A_FILE) {
            throw S3Faults.metadataTooLarge();
        }
    }

    private static int bytes(Map.Entry<String, String> entry) {
        return bytes(entry.getKey()) + bytes(entry.getValue());
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
