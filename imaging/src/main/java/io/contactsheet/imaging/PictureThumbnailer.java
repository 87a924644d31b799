package io.contactsheet.imaging;

import io.contactsheet.imaging.bmp.BmpDecoder;
import io.contactsheet.imaging.gif.GifDecoder;
import io.contactsheet.imaging.heif.FileBrand;
import io.contactsheet.imaging.heif.HeifFile;
import io.contactsheet.imaging.jpeg.JpegEncoder;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.Picture;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.platform.PlatformDecoder;
import io.contactsheet.imaging.platform.PlatformFormat;
import io.contactsheet.imaging.png.PngDecoder;
import io.contactsheet.imaging.png.PngEncoder;
import io.contactsheet.imaging.webp.WebpDecoder;
import io.contactsheet.shared.size.Size;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * The thumbnailer of this product. JPEG, PNG, GIF and BMP are decoded as they stream in, in a few megabytes whatever
 * their size; a progressive JPEG takes 1/32 of a byte a pixel and component, or more for a thumbnail of more than an
 * eighth of its size, and a lossless one is held as a whole. WebP and HEIC are held as files, but their pixels are decoded by rows, or by rows of tiles. Other
 * formats are held and decoded as a whole. Nothing takes more than the given memory: what would is
 * {@link Reason#TOO_LARGE}.
 *
 * <p>Safe for use by several threads at once, each of which may take that memory.
 */
public final class PictureThumbnailer implements Thumbnailer {

    private static final int QUALITY = 85;
    private static final JpegEncoder JPEG = new JpegEncoder(QUALITY);

    /** The file of so few pixels is nearly all header: they may as well be what they were. */
    private static final int FEW_PIXELS = 32 * 32;

    private static final JpegEncoder JPEG_OF_FEW = new JpegEncoder(97);

    /** Metadata and previews in front of a JPEG picture; of one with more, the first opinion counts. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final long memory;
    private final boolean readsHeic;

    /** A thumbnailer that may take half of the JVM's memory for a picture. */
    public PictureThumbnailer() {
        this(Runtime.getRuntime().maxMemory() / 2);
    }

    /** @param memory what one picture may take, in bytes */
    public PictureThumbnailer(long memory) {
        this(memory, true);
    }

    private PictureThumbnailer(long memory, boolean readsHeic) {
        this.memory = memory;
        this.readsHeic = readsHeic;
    }

    /** One that decodes no HEVC, for there are patents on it: of HEIC photos it shows what JPEG pictures are in them. */
    public PictureThumbnailer withoutHeic() {
        return new PictureThumbnailer(memory, false);
    }

    /** A defect of a decoder must not hold up a photo for ever: to try again would end in the same way. */
    @Override
    @SuppressWarnings("CatchingUnchecked")
    public ThumbnailOutcome thumbnail(InputStream picture, Size box) throws IOException {
        try {
            return outcome(picture, box);
        } catch (RuntimeException | StackOverflowError e) {
            return new ThumbnailOutcome.Unreadable(
                    Reason.CORRUPT, "This picture is damaged in a way that its decoder was not made for: " + e + ".");
        }
    }

    /** Without the net, so that the fuzzer sees what would fall into it. */
    ThumbnailOutcome outcome(InputStream picture, Size box) throws IOException {
        try {
            byte[] head = picture.readNBytes(PictureFormat.HEAD);
            PictureFormat format = PictureFormat.of(head);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), picture);
            Reduction reduction = open(format, whole);
            return encode(reduction.reduce(box, memory), format, reduction.uprightSize());
        } catch (UnreadablePictureException e) {
            return new ThumbnailOutcome.Unreadable(e.reason(), e.explanation());
        } catch (OutOfMemoryError e) {
            return new ThumbnailOutcome.Unreadable(
                    Reason.TOO_LARGE, "To read this picture would take more memory than there is.");
        }
    }

    private Reduction open(PictureFormat format, InputStream whole) throws IOException, UnreadablePictureException {
        return switch (format) {
            case JPEG -> jpeg(new BufferedInputStream(whole));
            case PNG -> new RowReduction(PngDecoder.open(new BufferedInputStream(whole)));
            case GIF -> new RowReduction(GifDecoder.open(new BufferedInputStream(whole)));
            case BMP -> new RowReduction(BmpDecoder.open(new BufferedInputStream(whole)));
            case PSD -> new RowReduction(PlatformDecoder.open(PlatformFormat.PSD, hold(whole), Orientation.TOP_LEFT));
            case TIFF -> TiffReduction.open(hold(whole));
            case WEBP -> new RowReduction(WebpDecoder.open(hold(whole)));
            case ISO_MEDIA -> isoMedia(hold(whole));
            case RAW -> RawReduction.open(hold(whole), "camera RAW");
            case JPEG_XL ->
                throw UnreadablePictureException.unsupported(
                        "This is a JPEG XL picture, and that format cannot be read. The photo itself is safe.");
            case UNKNOWN ->
                throw UnreadablePictureException.unsupported(
                        "This file is not a picture of a format that can be read.");
        };
    }

    /** A header is kept until its decoder has taken it: a lossless picture is read from the start by another one. */
    private Reduction jpeg(BufferedInputStream file) throws IOException, UnreadablePictureException {
        file.mark(LONGEST_HEADER);
        try {
            Reduction reduction = JpegReduction.open(file);
            file.mark(0);
            return reduction;
        } catch (UnreadablePictureException first) {
            if (first.reason() != Reason.UNSUPPORTED) {
                throw first;
            }
            try {
                file.reset();
            } catch (IOException _) {
                throw first;
            }
            return SecondOpinion.of(hold(file), first);
        }
    }

    private Reduction isoMedia(byte[] file) throws IOException, UnreadablePictureException {
        Optional<HeifFile> heif = HeifFile.open(file);
        return heif.isPresent()
                ? new HeifReduction(heif.get(), readsHeic)
                : RawReduction.open(file, FileBrand.name(file));
    }

    /** Holds a file whose format cannot be read from a stream. */
    private byte[] hold(InputStream stream) throws IOException, UnreadablePictureException {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, memory / 3);
        byte[] file = stream.readNBytes(most);
        if (file.length == most) {
            throw UnreadablePictureException.tooLarge(
                    "This file is longer than " + (most >> 20) + " MB, which is more than there is memory for.");
        }
        return file;
    }

    private static ThumbnailOutcome encode(Picture small, PictureFormat format, Size original) {
        Size size = small.size();
        boolean opaque = small.isOpaque();
        if (opaque && format != PictureFormat.PNG) {
            JpegEncoder encoder = size.pixels() > FEW_PIXELS ? JPEG : JPEG_OF_FEW;
            byte[] jpeg = encoder.encode(small.argb(), size.width(), size.height(), small.isGrey());
            return new ThumbnailOutcome.Thumbnail(jpeg, "image/jpeg", size, original);
        }
        byte[] png = opaque ? PngEncoder.opaque(small.argb(), size) : PngEncoder.withAlpha(small.argb(), size);
        return new ThumbnailOutcome.Thumbnail(png, "image/png", size, original);
    }
}
