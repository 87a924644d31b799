package io.contactsheet.desktop.ui.window;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Photos made in code, each other than the rest. */
final class TestPhotos {

    private TestPhotos() {}

    static List<Path> write(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(String.format("photo-%02d.jpg", i));
            ImageIO.write(gradient(i), "jpg", file.toFile());
            files.add(file);
        }
        return files;
    }

    private static BufferedImage gradient(int number) {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color one = Color.getHSBColor(number / 20f, 0.6f, 0.9f);
        Color other = Color.getHSBColor(number / 20f + 0.2f, 0.7f, 0.5f);
        pen.setPaint(new GradientPaint(0, 0, one, 320, 240, other));
        pen.fillRect(0, 0, 320, 240);
        pen.dispose();
        return image;
    }
}
