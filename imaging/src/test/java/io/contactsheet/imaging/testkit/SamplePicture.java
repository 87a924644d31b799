package io.contactsheet.imaging.testkit;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A picture that is made in code, the same at each run, and the files that the Java platform writes of it. */
public record SamplePicture(BufferedImage image) {

    private static final int LONG = 960;
    private static final int SHORT = 640;
    private static final int GRAIN = 12;

    /** Hills under a sky: of each number others, and of some numbers upright. */
    public static SamplePicture landscape(int number) {
        boolean upright = number % 5 == 3;
        return landscape(upright ? SHORT : LONG, upright ? LONG : SHORT, number);
    }

    /** Hills under a sky, where any picture of this size will do. */
    public static SamplePicture landscape(int width, int height) {
        return landscape(width, height, 0);
    }

    /** Hills under a sky: of each number others. */
    public static SamplePicture landscape(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Landscape.paint(graphics, width, height, number);
        graphics.dispose();
        return new SamplePicture(image);
    }

    /** Landscapes in a folder, under the names that a camera gives. */
    public static List<Path> landscapes(Path folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> landscape(i).write(folder.resolve("DSC_%04d.JPG".formatted(i))))
                .toList();
    }

    /** Soft waves of colour, and some edges. */
    public static SamplePicture waves(int width, int height) {
        return waves(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** @param type of a {@link BufferedImage} */
    public static SamplePicture waves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 90 * Math.sin(x / 17.0) + 30 * Math.cos(y / 3.0));
                int green = (int) (127 + 120 * Math.cos((x + y) / 23.0));
                int blue = (x / 40 + y / 40) % 2 == 0 ? 200 : 60;
                image.setRGB(x, y, Math.clamp(red, 0, 255) << 16 | green << 8 | blue);
            }
        }
        return new SamplePicture(image);
    }

    /** Soft waves with grain: as many coefficients a block as photos of cameras have. */
    public static SamplePicture grain(int width, int height) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = (int) (128 + 70 * Math.sin(x / 23.0) * Math.cos(y / 31.0)) + random.nextInt(-GRAIN, GRAIN);
                image.setRGB(x, y, light << 16 | (light * 3 / 4) << 8 | (255 - light));
            }
        }
        return new SamplePicture(image);
    }

    /** A JPEG file, coded as the platform does by itself. */
    public byte[] jpeg() {
        return encoded("jpg");
    }

    /** A JPEG file, coded like this. */
    public byte[] jpeg(JpegCoding coding) {
        return coding.encode(image);
    }

    /**
     * A file.
     *
     * @param format by its name, such as {@code png}
     */
    public byte[] encoded(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("The Java platform writes no " + format + " of such a picture.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a file in the format that its name ends with.
     *
     * @return the file
     */
    public Path write(Path file) {
        String name = file.getFileName().toString();
        try {
            return Files.write(
                    file, encoded(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
