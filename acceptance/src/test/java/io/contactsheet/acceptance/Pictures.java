package io.contactsheet.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures, made where they are needed. */
public final class Pictures {

    private Pictures() {}

    static byte[] jpeg(int width, int height) {
        return encoded(drawn(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    /** In one colour. */
    public static byte[] jpeg(int width, int height, Color color) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB, color), "jpg");
    }

    /** With a transparent half. */
    static byte[] transparentPng(int width, int height) {
        BufferedImage picture = drawn(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width / 2; x++) {
                picture.setRGB(x, y, 0);
            }
        }
        return encoded(picture, "png");
    }

    static BufferedImage decoded(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw new AssertionError("Not a picture.");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(int width, int height, int type) {
        return painted(width, height, type, new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    }

    private static BufferedImage painted(int width, int height, int type, Paint paint) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(paint);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
