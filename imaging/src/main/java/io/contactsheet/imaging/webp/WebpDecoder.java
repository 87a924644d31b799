package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.util.Arrays;

/**
 * Reads a WebP picture, or the first frame of an animation, into a reducer: row by row, in the memory of a few of them;
 * a lossless picture takes four megabytes more, and its tables. What a frame leaves free of its canvas is transparent.
 * A file that ends early gives what it has. For one picture and one thread.
 */
public final class WebpDecoder implements RowDecoder {

    /** From this reduction on, chroma need not be interpolated. */
    private static final int AVERAGED_FROM = 4;

    /** From this reduction on, edges between blocks need not be smoothed: the filter keeps averages. */
    private static final int UNFILTERED_FROM = 12;

    private static final int OPAQUE = 0xFF000000;
    private static final boolean GREY = false;

    private final RiffFile file;
    private final Size frame;
    private final Size canvas;

    private WebpDecoder(RiffFile file) throws UnreadablePictureException {
        this.file = file;
        Chunk lossy = file.lossy();
        this.frame = lossy != null ? FrameHeader.size(lossy) : LosslessDecoder.size(lossless());
        this.canvas = file.canvas(frame);
    }

    /** Reads the headers of a file. */
    public static WebpDecoder open(byte[] file) throws UnreadablePictureException {
        return new WebpDecoder(new RiffFile(file));
    }

    private Chunk lossless() {
        Chunk lossless = file.lossless();
        if (lossless == null) {
            throw new IllegalStateException("The picture is lossy.");
        }
        return lossless;
    }

    /** The size of the canvas. */
    @Override
    public Size size() {
        return canvas;
    }

    @Override
    public Orientation orientation() {
        return ExifOrientation.of(file.exif());
    }

    @Override
    public int[] toSrgb(int[] pixels) {
        EmbeddedProfile.toSrgb(file.profile(), GREY, pixels);
        return pixels;
    }

    @Override
    public long memory() {
        return LossyDecoder.memory(frame.width()) + 4L * canvas.width();
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws UnreadablePictureException {
        Chunk lossy = file.lossy();
        double reduction = reducer.reduction();
        if (lossy == null || file.alpha() != null || !frame.equals(canvas) || reduction < AVERAGED_FROM) {
            decode(reducer::addRow, memory);
            return;
        }
        AveragedCells cells = new AveragedCells(frame.width(), reducer);
        checkAny(new LossyDecoder(lossy, reduction < UNFILTERED_FROM, cells).decode());
        cells.finish();
    }

    void decode(ArgbRows sink, long memory) throws UnreadablePictureException {
        Canvas target = new Canvas(sink);
        MemoryBudget budget = new MemoryBudget(memory);
        Chunk lossy = file.lossy();
        checkAny(lossy == null ? decodeLossless(target, budget) : decodeLossy(lossy, target, budget));
        target.finish();
    }

    private static void checkAny(boolean any) throws UnreadablePictureException {
        if (!any) {
            throw UnreadablePictureException.corrupt("This WebP picture ends before its first pixel.");
        }
    }

    private boolean decodeLossy(Chunk lossy, ArgbRows target, MemoryBudget budget) throws UnreadablePictureException {
        Chunk transparency = file.alpha();
        ArgbRows rows = target;
        if (transparency != null) {
            AlphaRows alpha = new AlphaRows(transparency, frame, budget);
            rows = (y, argb) -> {
                alpha.applyNext(argb);
                target.row(y, argb);
            };
        }
        return new LossyDecoder(lossy, true, new InterpolatedPixels(frame.width(), rows)).decode();
    }

    private boolean decodeLossless(ArgbRows target, MemoryBudget budget) throws UnreadablePictureException {
        boolean transparent = file.mayBeTransparent() && LosslessDecoder.isTransparent(lossless());
        LosslessDecoder decoder = LosslessDecoder.open(lossless(), budget);
        int y = 0;
        for (; y < frame.height() && decoder.next(); y++) {
            int[] argb = decoder.argb();
            if (!transparent) {
                setOpaque(argb);
            }
            target.row(y, argb);
        }
        return y > 0;
    }

    private static void setOpaque(int[] argb) {
        for (int x = 0; x < argb.length; x++) {
            argb[x] |= OPAQUE;
        }
    }

    /** Puts the frame in its place. */
    private final class Canvas implements ArgbRows {

        private final ArgbRows sink;
        private final int[] row = new int[canvas.width()];

        Canvas(ArgbRows sink) {
            this.sink = sink;
            addFree(0, file.top());
        }

        @Override
        public void row(int y, int[] argb) {
            System.arraycopy(argb, 0, row, file.left(), argb.length);
            sink.row(file.top() + y, row);
        }

        /** Rows of the frame may be missing, those below it are known even then. */
        void finish() {
            Arrays.fill(row, 0);
            addFree(file.top() + frame.height(), canvas.height());
        }

        private void addFree(int from, int to) {
            for (int y = from; y < to; y++) {
                sink.row(y, row);
            }
        }
    }
}
