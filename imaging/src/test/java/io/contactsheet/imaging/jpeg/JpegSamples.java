package io.contactsheet.imaging.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** JPEG files made by the Java platform's writer, and what its reader makes of a file: the independent reference. */
final class JpegSamples {

    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private JpegSamples() {}

    /** How a file is written: luma sampling factors, units between restart markers, quality from 0 to 1. */
    record Coding(int horizontal, int vertical, int restartInterval, boolean progressive, float quality) {}

    /** A picture with soft hills of colour and some edges. */
    static BufferedImage picture(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 90 * Math.sin(x / 17.0) + 30 * Math.cos(y / 3.0));
                int green = (int) (127 + 120 * Math.cos((x + y) / 23.0));
                int blue = (x / 40 + y / 40) % 2 == 0 ? 200 : 60;
                image.setRGB(x, y, Math.clamp(red, 0, 255) << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, Coding coding) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(coding.quality());
            if (coding.progressive()) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
            adapt(metadata, coding);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void adapt(IIOMetadata metadata, Coding coding) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        NodeList components = root.getElementsByTagName("componentSpec");
        IIOMetadataNode luma = (IIOMetadataNode) components.item(0);
        luma.setAttribute("HsamplingFactor", Integer.toString(coding.horizontal()));
        luma.setAttribute("VsamplingFactor", Integer.toString(coding.vertical()));
        if (coding.restartInterval() > 0) {
            IIOMetadataNode restart = new IIOMetadataNode("dri");
            restart.setAttribute("interval", Integer.toString(coding.restartInterval()));
            root.getElementsByTagName("markerSequence").item(0).insertBefore(restart, null);
        }
        metadata.setFromTree(FORMAT, root);
    }

    /** The samples of a component at full size, before any change of colour, as the Java platform decodes them. */
    static int[][] reference(byte[] file, int component) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            var raster = reader.readRaster(0, null);
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
