package io.contactsheet.benchmarks.endurance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/**
 * A small JPEG file, unlike all others.
 *
 * @param sha256 in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Photo(String key, byte[] bytes, String sha256) {

    private static final byte[] PICTURE = picture();

    /** One of this size: a picture, and what follows it makes each file another and the upload as long as wanted. */
    static Photo of(String key, int size) {
        byte[] bytes = new byte[Math.max(size, PICTURE.length + 32)];
        ThreadLocalRandom.current().nextBytes(bytes);
        System.arraycopy(PICTURE, 0, bytes, 0, PICTURE.length);
        return new Photo(key, bytes, sha256(bytes));
    }

    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether these bytes are one of these photos, whole. */
    static boolean isWhole(byte[] bytes) {
        return bytes.length >= PICTURE.length && Arrays.equals(bytes, 0, PICTURE.length, PICTURE, 0, PICTURE.length);
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 30; i++) {
            graphics.setColor(Color.getHSBColor(i / 30f, 0.7f, 0.9f));
            graphics.fillOval(i * 13, i * 9, 60, 60);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
