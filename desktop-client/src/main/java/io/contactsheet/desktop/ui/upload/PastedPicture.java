package io.contactsheet.desktop.ui.upload;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** A picture from the clipboard, as a file that can be uploaded. */
public final class PastedPicture {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

    private PastedPicture() {}

    /**
     * Writes it as PNG into a new temporary folder, which goes when the app ends. Not for the FX thread.
     *
     * @param name of its file, before the time
     */
    public static Path write(Image image, String name, LocalDateTime now) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            copy.setRGB(0, y, width, 1, row, 0, width);
        }
        Path folder = Files.createTempDirectory("contact-sheet-");
        folder.toFile().deleteOnExit();
        Path file = folder.resolve(name + " " + TIME.format(now) + ".png");
        ImageIO.write(copy, "png", file.toFile());
        file.toFile().deleteOnExit();
        return file;
    }
}
