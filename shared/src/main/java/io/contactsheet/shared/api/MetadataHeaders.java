package io.contactsheet.shared.api;

/** The names of the metadata headers that cross the API with an object, in lower case. */
public final class MetadataHeaders {

    /** The name that the photo had on its owner's disk, as {@link OriginalFilename#encode encoded} text. */
    public static final String FILENAME = "x-amz-meta-filename";

    /** The SHA-256 of the original's bytes, in 64 lower-case hexadecimal digits. */
    public static final String SHA256 = "x-amz-meta-sha256";

    /** On a placeholder: why there is no thumbnail, as a {@link ThumbnailError#wireName}. */
    public static final String THUMBNAIL_ERROR = "x-amz-meta-thumbnail-error";

    /** What stands before the name of a piece of metadata in its header. */
    public static final String PREFIX = "x-amz-meta-";

    private MetadataHeaders() {}
}
