package io.contactsheet.imaging.hevc;

/**
 * One component's samples.
 *
 * @param samples row after row, each 0 to 2^depth - 1
 * @param offset where the first sample of the first row stands
 * @param stride from a sample to the one below it
 * @param width in samples of this component
 * @param height in samples of this component
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record HevcPlane(short[] samples, int offset, int stride, int width, int height) {}
