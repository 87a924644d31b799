package io.contactsheet.imaging.resize;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.shared.size.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelReducerTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    /** 1: every pixel counts for itself; 12: averages of cells. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 8, 12})
    void ditheredPicture_shouldKeepItsTones(int factor) {
        Size small = new Size(40, 20);
        Size whole = new Size(40 * factor, 20 * factor);
        PixelReducer reducer = new PixelReducer(whole, small, true, RowOrder.TOP_DOWN);
        for (int y = 0; y < whole.height(); y++) {
            reducer.addRow(y, dithered(whole.width(), y));
        }
        int[] expected = reference(whole, small);
        int[] actual = reducer.result();
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs((actual[i] & 0xFF) - expected[i]);
        }
        assertThat(sum / expected.length).isLessThan(factor < 12 ? 1 : 4);
    }

    @Test
    void faintColour_shouldStayThatColour() {
        Size whole = new Size(64, 64);
        PixelReducer reducer = new PixelReducer(whole, new Size(32, 32), true, RowOrder.TOP_DOWN);
        int[] row = new int[64];
        java.util.Arrays.fill(row, 0x05FF4080);
        for (int y = 0; y < 64; y++) {
            reducer.addRow(y, row);
        }
        assertThat(reducer.result()).containsOnly(0x05FF4080);
    }

    /** A Lanczos filter overshoots: behind the edge opacity would be more than all. */
    @Test
    void whiteOnTransparency_shouldStayWhite() {
        int[] row = new int[60];
        java.util.Arrays.fill(row, 30, 60, WHITE);
        PixelReducer reducer = new PixelReducer(new Size(60, 60), new Size(23, 23), true, RowOrder.TOP_DOWN);
        for (int y = 0; y < 60; y++) {
            reducer.addRow(y, row);
        }
        for (int pixel : reducer.result()) {
            assertThat(pixel >>> 24 == 0 || (pixel & 0xFFFFFF) == 0xFFFFFF)
                    .as("%08x", pixel)
                    .isTrue();
        }
    }

    @Test
    void edgeOfTransparency_shouldBeNearlyRightOnWhiteAndOnBlack() {
        int[] row = new int[60];
        java.util.Arrays.fill(row, 30, 60, 0xFFFFC080);
        PixelReducer reducer = new PixelReducer(new Size(60, 60), new Size(23, 23), true, RowOrder.TOP_DOWN);
        for (int y = 0; y < 60; y++) {
            reducer.addRow(y, row);
        }
        int[] actual = reducer.result();
        for (int background : new int[] {0, 255}) {
            float[] composite = new float[60];
            java.util.Arrays.fill(composite, 0, 30, background);
            java.util.Arrays.fill(composite, 30, 60, 0x80);
            float[] expected = line(composite, 23);
            for (int x = 0; x < 23; x++) {
                int opacity = actual[x] >>> 24;
                double blue = ((actual[x] & 0xFF) * opacity + background * (255 - opacity)) / 255.0;
                assertThat(blue - expected[x]).as("column %s", x).isBetween(-13.0, 13.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BOTTOM_UP", "MIXED"})
    void pictureInAnotherOrder_shouldBeTheSame(RowOrder order) {
        Size whole = new Size(60, 60);
        Size small = new Size(30, 30);
        PixelReducer inOrder = new PixelReducer(whole, small, true, RowOrder.TOP_DOWN);
        PixelReducer outOfOrder = new PixelReducer(whole, small, true, order);
        for (int y = 0; y < 60; y++) {
            inOrder.addRow(y, dithered(60, y));
            outOfOrder.addRow(59 - y, dithered(60, 59 - y));
        }
        assertThat(outOfOrder.result()).isEqualTo(inOrder.result());
    }

    /** Black and white by an error that is handed on: a picture that gets lighter to the right. */
    private static int[] dithered(int width, int y) {
        int[] row = new int[width];
        int error = y * 97 % 255;
        for (int x = 0; x < width; x++) {
            error += 255 * x / width;
            row[x] = error >= 255 ? WHITE : BLACK;
            error -= error >= 255 ? 255 : 0;
        }
        return row;
    }

    /** Lanczos over all pixels, along rows and then along columns, cut off to 0 to 255 behind each. */
    private static int[] reference(Size whole, Size small) {
        float[][] lines = new float[whole.height()][];
        for (int y = 0; y < whole.height(); y++) {
            int[] row = dithered(whole.width(), y);
            float[] samples = new float[row.length];
            for (int x = 0; x < row.length; x++) {
                samples[x] = row[x] & 0xFF;
            }
            lines[y] = line(samples, small.width());
        }
        int[] result = new int[(int) small.pixels()];
        for (int x = 0; x < small.width(); x++) {
            float[] column = new float[whole.height()];
            for (int y = 0; y < column.length; y++) {
                column[y] = lines[y][x];
            }
            float[] resampled = line(column, small.height());
            for (int y = 0; y < resampled.length; y++) {
                result[y * small.width() + x] = Math.round(resampled[y]);
            }
        }
        return result;
    }

    private static float[] line(float[] samples, int length) {
        Lanczos lanczos = Lanczos.of(samples.length, length);
        float[] result = new float[length];
        for (int i = 0; i < length; i++) {
            float sum = 0;
            for (int tap = 0; tap < lanczos.weights()[i].length; tap++) {
                sum += lanczos.weights()[i][tap] * samples[lanczos.starts()[i] + tap];
            }
            result[i] = Math.clamp(sum, 0f, 255f);
        }
        return result;
    }
}
