package io.contactsheet.imaging.platform;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The rows of a decoded picture as packed pixels of 8 bits, their samples as the file has them: a profile is applied to
 * the few pixels of the small picture, not here. That is also why the colour model is not asked for its opinion: it
 * would take grey values for linear light.
 */
final class RowColors {

    private final BufferedImage image;
    private final Raster raster;
    private final ColorModel model;
    private final int colors;
    private final boolean premultiplied;
    private final int[] samples;
    private final float[] floats;

    /** @param premultiplied whether the samples are, even if the image does not say so */
    RowColors(BufferedImage image, boolean premultiplied) {
        this.image = image;
        this.raster = image.getRaster();
        this.model = image.getColorModel();
        this.colors = model.getNumColorComponents();
        this.premultiplied = premultiplied || model.isAlphaPremultiplied();
        this.samples = new int[image.getWidth() * raster.getNumBands()];
        this.floats = isFloat() ? new float[samples.length] : new float[0];
    }

    BufferedImage image() {
        return image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    ColorModel model() {
        return model;
    }

    private boolean isFloat() {
        int type = raster.getTransferType();
        return type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
    }

    /** Whether the pixels are 0xKKCCMMYY, the light that inks let through. */
    boolean isInk() {
        return isComponents() && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK && colors == 4;
    }

    boolean isGrey() {
        return isComponents() && colors == 1;
    }

    private boolean isComponents() {
        int type = model.getColorSpace().getType();
        return model instanceof ComponentColorModel
                && (type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_CMYK);
    }

    void row(int y, int[] argb) {
        int width = image.getWidth();
        if (!isComponents() || model instanceof IndexColorModel) {
            image.getRGB(0, y, width, 1, argb, 0, width);
            return;
        }
        readSamples(y);
        int bands = raster.getNumBands();
        for (int x = 0; x < width; x++) {
            argb[x] = pixel(x * bands);
        }
    }

    /** Brings the row's samples to 8 bits. */
    private void readSamples(int y) {
        if (isFloat()) {
            raster.getPixels(0, y, image.getWidth(), 1, floats);
            for (int i = 0; i < floats.length; i++) {
                samples[i] = (int) (Math.clamp(floats[i], 0f, 1f) * 255 + 0.5f);
            }
            return;
        }
        raster.getPixels(0, y, image.getWidth(), 1, samples);
        int bits = model.getComponentSize(0);
        boolean signed = raster.getTransferType() == DataBuffer.TYPE_SHORT;
        for (int i = 0; i < samples.length; i++) {
            int sample = signed ? samples[i] + 32768 : samples[i];
            samples[i] = level(sample, bits);
        }
    }

    private static int level(int sample, int bits) {
        return switch (bits) {
            case 8 -> sample;
            case 16 -> ((sample & 0xFFFF) * 255 + 32767) / 65535;
            default -> bits > 8 ? sample >>> (bits - 8) & 0xFF : sample * 255 / ((1 << bits) - 1);
        };
    }

    private int pixel(int i) {
        if (isInk()) {
            return ~(samples[i + 3] << 24 | samples[i] << 16 | samples[i + 1] << 8 | samples[i + 2]);
        }
        int alpha = model.hasAlpha() && raster.getNumBands() > colors ? samples[i + colors] : 255;
        int red = straight(samples[i], alpha);
        if (colors < 3) {
            return alpha << 24 | red * 0x010101;
        }
        return alpha << 24 | red << 16 | straight(samples[i + 1], alpha) << 8 | straight(samples[i + 2], alpha);
    }

    private int straight(int sample, int alpha) {
        return premultiplied && alpha > 0 ? Math.min(255, (sample * 255 + alpha / 2) / alpha) : sample;
    }
}
