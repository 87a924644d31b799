package io.contactsheet.imaging.platform;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.Inks;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.imaging.tiff.TiffFile;
import io.contactsheet.imaging.tiff.TiffTag;
import io.contactsheet.shared.size.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import net.coobird.thumbnailator.Thumbnails;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file through a reader of the Java platform, which decodes all of it at once: so its size is checked first, and
 * its time is limited. Whatever a reader throws at damaged data means that the data is damaged.
 */
public final class PlatformDecoder implements RowDecoder {

    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    /** How the readers say that a picture may be in order, but not of a kind that they know. */
    private static final Pattern NOT_KNOWN = Pattern.compile("(?i)unsupported|not supported|unknown \\w+ compression");

    /** TIFF 6.0, section 18. */
    private static final int ASSOCIATED_ALPHA = 1;

    private final PlatformFormat format;
    private final ImageReader reader;
    private final Size size;
    private final boolean premultiplied;
    private final Orientation orientation;
    private @Nullable RowColors colors;

    private PlatformDecoder(PlatformFormat format, ImageReader reader, boolean premultiplied, Orientation orientation)
            throws IOException {
        this.format = format;
        this.reader = reader;
        this.orientation = orientation;
        this.size = new Size(reader.getWidth(0), reader.getHeight(0));
        this.premultiplied = premultiplied;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param orientation how the camera was held
     */
    public static PlatformDecoder open(PlatformFormat format, byte[] file, Orientation orientation)
            throws UnreadablePictureException {
        return guarded(format, () -> {
            ImageReader reader = format.reader().createReaderInstance();
            reader.setInput(new TimedInput(file, System.nanoTime() + MOST_TIME.toNanos()), false, false);
            return new PlatformDecoder(format, reader, isPremultiplied(format, file), orientation);
        });
    }

    /** The reader of TIFF does not tell, and hands out the samples as they are. */
    private static boolean isPremultiplied(PlatformFormat format, byte[] file) {
        return format == PlatformFormat.TIFF
                && TiffFile.of(file)
                        .filter(tiff -> tiff.first().value(TiffTag.EXTRA_SAMPLES, 0) == ASSOCIATED_ALPHA)
                        .isPresent();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
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

    @Override
    public boolean isInk() throws UnreadablePictureException {
        return colors().isInk();
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws UnreadablePictureException {
        RowColors rows = colors();
        guarded(format, () -> {
            addRows(rows, reducer);
            return rows;
        });
    }

    private static void addRows(RowColors rows, PixelReducer reducer) {
        int[] row = new int[rows.width()];
        for (int y = 0; y < rows.height(); y++) {
            rows.row(y, row);
            reducer.addRow(y, row);
        }
    }

    /** Thumbnailator makes the small picture, but for the resampling: that of its own resizers shows (record 26). */
    @Override
    public int[] reduce(PixelReducer reducer, long memory) throws UnreadablePictureException {
        RowColors rows = colors();
        Size small = reducer.size();
        return guarded(format, () -> {
            BufferedImage thumbnail = Thumbnails.of(rows.image())
                    .forceSize(small.width(), small.height())
                    .imageType(BufferedImage.TYPE_INT_ARGB)
                    .resizer((_, made) -> {
                        addRows(rows, reducer);
                        int[] pixels = toSrgb(reducer.result());
                        made.setRGB(0, 0, small.width(), small.height(), pixels, 0, small.width());
                    })
                    .asBufferedImage();
            return thumbnail.getRGB(0, 0, small.width(), small.height(), null, 0, small.width());
        });
    }

    /** The decoded picture, which is decoded when it is first asked for. */
    private RowColors colors() throws UnreadablePictureException {
        RowColors known = colors;
        if (known == null) {
            known = guarded(format, () -> {
                try {
                    return checked(new RowColors(reader.read(0), premultiplied));
                } finally {
                    reader.dispose();
                }
            });
            colors = known;
        }
        return known;
    }

    private RowColors checked(RowColors decoded) throws IIOException {
        if (decoded.width() != size.width() || decoded.height() != size.height()) {
            throw new IIOException("The picture has another size than its header says.");
        }
        return decoded;
    }

    @Override
    public int[] toSrgb(int[] pixels) {
        RowColors decoded = Objects.requireNonNull(colors, "decode comes first");
        byte[] profile = profile(decoded.model());
        if (decoded.isInk()) {
            return Inks.toSrgb(profile, pixels);
        }
        EmbeddedProfile.toSrgb(profile, decoded.isGrey(), pixels);
        return pixels;
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
