package io.contactsheet.lambda.thumbnails;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The originals and their thumbnails, each under the key of its original. Every failure is a passing fault.
 *
 * <p>What it answers is what the bucket holds at that moment: S3 is
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel">strongly consistent</a>.
 */
public interface PhotoStore {

    /** An original under way. Closing it ends the download, read to its end or not. */
    interface Original extends Closeable {

        /** The ETag of what is read, without quotes. */
        String eTag();

        /** How long it is, in bytes. */
        long length();

        /** The name that the photo had on its owner's disk; empty if nobody told it. */
        Optional<String> filename();

        InputStream content();
    }

    /** The ETag of an original, without quotes; empty if there is none. */
    Optional<String> originalETag(String key) throws IOException;

    /** Opens an original; empty if there is none. */
    Optional<Original> openOriginal(String key) throws IOException;

    /** What is known of the thumbnail under a key; empty if there is no thumbnail, or none of ours. */
    Optional<ThumbnailState> thumbnail(String key) throws IOException;

    /** Stores a thumbnail where there is none; false, and nothing stored, if there is one. */
    boolean addThumbnail(String key, StoredThumbnail thumbnail) throws IOException;

    /** Stores a thumbnail in the place of any that is there. */
    void putThumbnail(String key, StoredThumbnail thumbnail) throws IOException;

    /** Deletes a thumbnail; one that is not there is no error. */
    void deleteThumbnail(String key) throws IOException;
}
