package io.contactsheet.imaging.tiff;

/**
 * A part of a file.
 *
 * @param offset of its first byte
 * @param length in bytes
 */
public record Extent(long offset, long length) {

    public long end() {
        return offset + length;
    }
}
