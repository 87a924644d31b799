package io.contactsheet.desktop.gallery;

/**
 * A photo or a thumbnail.
 *
 * @param bytes the encoded picture; the array is handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the network to the decoder as they are.
public record Picture(ObjectHead head, byte[] bytes) {}
