package io.contactsheet.imaging.preview;

/**
 * A JPEG picture inside another file.
 *
 * @param offset of its first byte
 * @param length in bytes, or what is left of the file if nobody says
 */
public record Preview(int offset, int length) {}
