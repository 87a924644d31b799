/**
 * WebP pictures, decoded row by row: lossy ones (VP8), lossless ones, transparency, and the first frame of animations.
 *
 * <p>Source: RFC 6386 (VP8 Data Format and Decoding Guide) and RFC 9649 (WebP Image Format). Where these leave a choice,
 * as in the interpolation of chroma, pixels are those of libwebp.
 */
package io.contactsheet.imaging.webp;
