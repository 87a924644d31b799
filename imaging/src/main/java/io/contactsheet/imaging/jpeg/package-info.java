/**
 * A JPEG decoder that reads no more of a picture than a small copy of it needs, and an encoder for the small copy.
 *
 * <p>{@link io.contactsheet.imaging.jpeg.JpegDecoder} reads baseline, extended and progressive pictures, Huffman or arithmetic coded,
 * from a stream at 1/8, 1/4, 1/2 or all of their size, each component at a scale of its own. It knows nothing of the
 * rest of this product.
 *
 * <p>Source: ITU-T Recommendation T.81 (ISO/IEC 10918-1), and T.871 for JFIF. Damaged data is treated as libjpeg treats
 * it, so that a picture shows as much of itself here as elsewhere.
 */
package io.contactsheet.imaging.jpeg;
