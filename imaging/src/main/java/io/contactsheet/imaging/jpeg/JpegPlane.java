package io.contactsheet.imaging.jpeg;

/**
 * The samples of one component at one scale.
 *
 * @param columns samples in a row; the last one may reach over the picture's edge
 * @param rows number of rows
 * @param width how many samples wide the picture is on this plane, with a fraction, at most {@code columns}
 * @param height how many samples high the picture is on this plane, with a fraction, at most {@code rows}
 */
public record JpegPlane(int columns, int rows, double width, double height) {}
