package io.contactsheet.acceptance.webgallery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Pictures of hills under a sky, each another one, made as they are needed. */
final class SamplePhotos {

    private static final int LONG = 960;
    private static final int SHORT = 640;

    private SamplePhotos() {}

    /** Photos in a folder, under the names that a camera gives. */
    static List<Path> write(Path folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> write(folder, "DSC_%04d.JPG".formatted(i), i))
                .toList();
    }

    /** The same photo again for the same number. */
    static Path write(Path folder, String name, int number) {
        try {
            return Files.write(folder.resolve(name), jpeg(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(int number) {
        boolean upright = number % 5 == 3;
        return jpeg(upright ? SHORT : LONG, upright ? LONG : SHORT, number);
    }

    static byte[] jpeg(int width, int height, int number) {
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paint(graphics, image.getWidth(), image.getHeight(), random);
        graphics.dispose();
        return encoded(image);
    }

    /** Upright stripes, black and white, so many pixels wide each. */
    static byte[] stripes(int width, int height, int stripe) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        for (int x = 0; x < width; x += 2 * stripe) {
            graphics.fillRect(x, 0, stripe, height);
        }
        graphics.dispose();
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void paint(Graphics2D graphics, int width, int height, Random random) {
        float hue = random.nextFloat();
        graphics.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(hue, 0.55f, 0.45f + random.nextFloat() * 0.5f),
                0,
                height * 0.7f,
                Color.getHSBColor(hue + 0.12f, 0.3f, 0.98f)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.getHSBColor(hue + 0.15f, 0.12f, 1));
        double sun = width * (0.05 + random.nextDouble() * 0.09);
        graphics.fill(new Ellipse2D.Double(
                random.nextDouble() * width * 0.8, height * (0.12 + random.nextDouble() * 0.3), sun, sun));
        for (int range = 0; range < 4; range++) {
            graphics.setColor(Color.getHSBColor(hue + 0.05f * range, 0.25f + 0.12f * range, 0.62f - 0.14f * range));
            graphics.fill(hills(width, height, 0.45 + 0.15 * range, random));
        }
    }

    private static Path2D hills(int width, int height, double level, Random random) {
        double[] phases = {random.nextDouble() * 6, random.nextDouble() * 6, random.nextDouble() * 6};
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            double t = (double) x / width;
            double wave = 0.07 * Math.sin(5 * t + phases[0])
                    + 0.04 * Math.sin(11 * t + phases[1])
                    + 0.012 * Math.sin(37 * t + phases[2]);
            outline.lineTo(x, height * (level + wave));
        }
        outline.lineTo(width, height);
        outline.closePath();
        return outline;
    }
}
