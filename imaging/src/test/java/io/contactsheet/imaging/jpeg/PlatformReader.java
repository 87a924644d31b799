package io.contactsheet.imaging.jpeg;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** What the Java platform's reader makes of a JPEG file: the independent reference. */
final class PlatformReader {

    private PlatformReader() {}

    /** The samples of a component at full size, before any change of colour. */
    static int[][] samples(byte[] file, int component) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            Raster raster = reader.readRaster(0, null);
            int[][] samples = new int[raster.getHeight()][];
            for (int y = 0; y < samples.length; y++) {
                samples[y] = raster.getSamples(0, y, raster.getWidth(), 1, component, (int[]) null);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }
}
