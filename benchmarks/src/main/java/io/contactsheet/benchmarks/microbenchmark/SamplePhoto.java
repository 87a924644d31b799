package io.contactsheet.benchmarks.microbenchmark;

import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A photo to measure with: a file, or one made in code, so that the benchmarks run without any photos. */
final class SamplePhoto {

    private static final float CAMERA_QUALITY = 0.92f;
    private static final int GRAIN = 12;

    private SamplePhoto() {}

    /**
     * The bytes of a photo.
     *
     * @param name the path of a file; or {@code generated:baseline:3000x2000} or {@code generated:progressive:…}
     */
    static byte[] bytes(String name) throws IOException {
        if (!name.startsWith("generated:")) {
            return Files.readAllBytes(Path.of(name));
        }
        String[] parts = name.split("[:x]");
        Size size = new Size(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        return jpeg(scene(size), parts[1].equals("progressive"));
    }

    /** Soft waves with grain: as many coefficients a block as photos of cameras have, and the same at each run. */
    private static BufferedImage scene(Size size) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int light = (int) (128 + 70 * Math.sin(x / 23.0) * Math.cos(y / 31.0)) + random.nextInt(-GRAIN, GRAIN);
                image.setRGB(x, y, light << 16 | (light * 3 / 4) << 8 | (255 - light));
            }
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(CAMERA_QUALITY);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
