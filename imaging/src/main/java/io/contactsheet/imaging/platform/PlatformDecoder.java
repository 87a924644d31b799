package io.contactsheet.imaging.platform;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.Inks;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.imaging.tiff.TiffFile;
import io.contactsheet.imaging.tiff.TiffTag;
import io.contactsheet.shared.size.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file through a reader of the Java platform, which decodes all of it at once: so its size is checked first, and
 * its time is limited. Whatever a reader throws at damaged data means that the data is damaged.
 */
public final class PlatformDecoder {

    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    /** How the readers say that a picture may be in order, but not of a kind that they know. */
    private static final Pattern NOT_KNOWN = Pattern.compile("(?i)unsupported|not supported|unknown \\w+ compression");

    /** TIFF 6.0, section 18. */
    private static final int ASSOCIATED_ALPHA = 1;

    private final PlatformFormat format;
    private final ImageReader reader;
    private final Size size;
    private final boolean premultiplied;

    private PlatformDecoder(PlatformFormat format, ImageReader reader, boolean premultiplied) throws IOException {
        this.format = format;
        this.reader = reader;
        this.size = new Size(reader.getWidth(0), reader.getHeight(0));
        this.premultiplied = premultiplied;
    }

    /** Opens a file and reads its header. */
    public static PlatformDecoder open(PlatformFormat format, byte[] file) throws UnreadablePictureException {
        return guarded(format, () -> {
            ImageReader reader = format.reader().createReaderInstance();
            reader.setInput(new TimedInput(file, System.nanoTime() + MOST_TIME.toNanos()), false, false);
            return new PlatformDecoder(format, reader, isPremultiplied(format, file));
        });
    }

    /** The reader of TIFF does not tell, and hands out the samples as they are. */
    private static boolean isPremultiplied(PlatformFormat format, byte[] file) {
        return format == PlatformFormat.TIFF
                && TiffFile.of(file)
                        .filter(tiff -> tiff.first().value(TiffTag.EXTRA_SAMPLES, 0) == ASSOCIATED_ALPHA)
                        .isPresent();
    }

    /** The size as stored. */
    public Size size() {
        return size;
    }

    /** What decoding takes, in bytes, beside the file itself. */
    public long memory() throws UnreadablePictureException {
        return guarded(format, () -> {
            ImageTypeSpecifier type = reader.getRawImageType(0);
            if (type == null) {
                type = reader.getImageTypes(0).next();
            }
            long bits = Math.max(8, type.getColorModel().getPixelSize());
            return size.pixels() * bits / 8 * format.factor();
        });
    }

    /** Decodes the picture to a small one of the given size, as stored, in sRGB. */
    public Picture decode(Size small) throws UnreadablePictureException {
        return guarded(format, () -> {
            try {
                return reduce(reader.read(0), small);
            } finally {
                reader.dispose();
            }
        });
    }

    private Picture reduce(BufferedImage image, Size small) {
        RowColors colors = new RowColors(image, premultiplied);
        Size whole = new Size(image.getWidth(), image.getHeight());
        PixelReducer reducer = new PixelReducer(whole, small, !colors.isInk(), RowOrder.TOP_DOWN);
        int[] row = new int[whole.width()];
        for (int y = 0; y < whole.height(); y++) {
            colors.row(y, row);
            reducer.addRow(y, row);
        }
        byte[] profile = profile(image.getColorModel());
        int[] pixels = reducer.result();
        if (colors.isInk()) {
            return new Picture(Inks.toSrgb(profile, pixels), small);
        }
        EmbeddedProfile.toSrgb(profile, colors.isGrey(), pixels);
        return new Picture(pixels, small);
    }

    /** The profile of the file; the platform's own stand for none. */
    private static byte @Nullable [] profile(ColorModel model) {
        ColorSpace space = model.getColorSpace();
        boolean own = space == ColorSpace.getInstance(ColorSpace.CS_sRGB)
                || space == ColorSpace.getInstance(ColorSpace.CS_GRAY)
                || space == ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        return !own && space instanceof ICC_ColorSpace icc ? icc.getProfile().getData() : null;
    }

    private interface Task<T> {
        T run() throws IOException;
    }

    @SuppressWarnings("CatchingUnchecked") // Readers of damaged data throw whatever comes.
    private static <T> T guarded(PlatformFormat format, Task<T> task) throws UnreadablePictureException {
        try {
            return task.run();
        } catch (TimedInput.TimeoutException e) {
            throw UnreadablePictureException.tooLarge("This " + format.title() + " picture takes too long to read.");
        } catch (OutOfMemoryError e) {
            throw UnreadablePictureException.tooLarge(
                    "This " + format.title() + " picture takes more memory to read than there is.");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (NOT_KNOWN.matcher(String.valueOf(e.getMessage())).find()) {
                throw UnreadablePictureException.unsupported("This " + format.title()
                        + " picture is of a kind that cannot be read. Saved anew, as JPEG or PNG, it can be.");
            }
            throw UnreadablePictureException.corrupt(
                    "This " + format.title() + " picture is damaged, or of a kind that cannot be read.");
        }
    }
}
