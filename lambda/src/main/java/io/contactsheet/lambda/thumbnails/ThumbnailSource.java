package io.contactsheet.lambda.thumbnails;

/**
 * What a thumbnail was made from. One with the same source need not be made again.
 *
 * @param originalETag the ETag of the original, without quotes
 * @param side of the square that the thumbnail fits into, in pixels
 */
public record ThumbnailSource(String originalETag, int side) {}
