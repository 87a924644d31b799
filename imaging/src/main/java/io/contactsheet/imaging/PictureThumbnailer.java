package io.contactsheet.imaging;

import io.contactsheet.imaging.jpeg.JpegDecoder;
import io.contactsheet.imaging.jpeg.JpegEncoder;
import io.contactsheet.imaging.jpeg.JpegException;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.png.PngEncoder;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** The thumbnailer of this product. Safe for use by several threads at once. */
public final class PictureThumbnailer implements Thumbnailer {

    private static final float QUALITY = 0.85f;

    @Override
    public ThumbnailOutcome thumbnail(InputStream picture, Size box) throws IOException {
        byte[] file = picture.readAllBytes();
        if (file.length > 2 && file[0] == -1 && (file[1] & 0xFF) == 0xD8) {
            return jpegThumbnail(new ByteArrayInputStream(file), box);
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return new ThumbnailOutcome.Unreadable(
                        ThumbnailError.UNSUPPORTED, "This file is not a picture of a format that can be read.");
            }
            return read(readers.next(), stream, box);
        }
    }

    private static ThumbnailOutcome jpegThumbnail(InputStream in, Size box) throws IOException {
        try {
            JpegReduction reduction = new JpegReduction(JpegDecoder.open(in));
            Picture small = reduction.reduce(box, Runtime.getRuntime().maxMemory() / 2);
            Size size = small.size();
            byte[] bytes = new JpegEncoder(85).encode(small.argb(), size.width(), size.height(), small.isGrey());
            return new ThumbnailOutcome.Thumbnail(bytes, "image/jpeg", size, reduction.uprightSize());
        } catch (JpegException e) {
            ThumbnailError error = switch (e.reason()) {
                case DAMAGED -> ThumbnailError.CORRUPT;
                case UNSUPPORTED -> ThumbnailError.UNSUPPORTED;
                case TOO_LARGE -> ThumbnailError.TOO_LARGE;
            };
            return new ThumbnailOutcome.Unreadable(error, java.util.Objects.requireNonNull(e.getMessage()));
        }
    }

    private static ThumbnailOutcome read(ImageReader reader, ImageInputStream stream, Size box) {
        try {
            reader.setInput(stream, false, false);
            String format = reader.getFormatName();
            BufferedImage whole = reader.read(0);
            Orientation orientation = "jpeg".equalsIgnoreCase(format) ? orientation(reader) : Orientation.TOP_LEFT;
            boolean turned = orientation.ordinal() >= Orientation.LEFT_TOP.ordinal();
            Size stored = new Size(whole.getWidth(), whole.getHeight());
            Size upright = turned ? stored.turned() : stored;
            Size size = upright.fitWithin(box);
            Size unturned = turned ? size.turned() : size;
            BufferedImage small = Thumbnails.of(whole)
                    .forceSize(unturned.width(), unturned.height())
                    .asBufferedImage();
            ImageFilter turn = ExifFilterUtils.getFilterForOrientation(orientation);
            return encode(turn.apply(small), "png".equalsIgnoreCase(format), upright);
        } catch (IOException | RuntimeException e) {
            return new ThumbnailOutcome.Unreadable(
                    ThumbnailError.CORRUPT, "This picture is damaged and cannot be read.");
        } finally {
            reader.dispose();
        }
    }

    private static Orientation orientation(ImageReader reader) {
        try {
            Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
            return orientation == null ? Orientation.TOP_LEFT : orientation;
        } catch (IOException | RuntimeException e) {
            return Orientation.TOP_LEFT;
        }
    }

    private static ThumbnailOutcome encode(BufferedImage image, boolean png, Size original) throws IOException {
        Size size = new Size(image.getWidth(), image.getHeight());
        boolean alpha = image.getColorModel().hasAlpha();
        int[] argb = image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
        if (alpha) {
            return new ThumbnailOutcome.Thumbnail(PngEncoder.withAlpha(argb, size), "image/png", size, original);
        }
        if (png) {
            return new ThumbnailOutcome.Thumbnail(PngEncoder.opaque(argb, size), "image/png", size, original);
        }
        return new ThumbnailOutcome.Thumbnail(jpeg(image), "image/jpeg", size, original);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = rgb.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(rgb, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
