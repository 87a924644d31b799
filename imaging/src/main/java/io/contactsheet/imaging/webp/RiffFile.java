package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a file that belong to its first frame. Source: RFC 9649, section 2.
 *
 * <p>Transparency, profile and Exif that the header of an extended file does not announce are passed over, as libwebp
 * does.
 */
final class RiffFile {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_HEADER = 10;
    private static final int FRAME_HEADER = 16;

    private static final int VP8 = 0x20385056;
    private static final int VP8L = 0x4C385056;
    private static final int VP8X = 0x58385056;
    private static final int ALPH = 0x48504C41;
    private static final int ANMF = 0x464D4E41;
    private static final int ICCP = 0x50434349;
    private static final int EXIF = 0x46495845;

    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;

    private final byte[] file;
    private @Nullable Chunk extended;
    private @Nullable Chunk frame;
    private @Nullable Chunk lossy;
    private @Nullable Chunk lossless;
    private @Nullable Chunk alpha;
    private @Nullable Chunk profile;
    private @Nullable Chunk exif;

    RiffFile(byte[] file) throws UnreadablePictureException {
        this.file = file;
        readChunks(HEADER, end());
        if (!hasPixels()) {
            throw UnreadablePictureException.corrupt("This WebP picture ends before its first pixel.");
        }
    }

    /** What stands behind the length that a file gives itself is not of it. */
    private int end() {
        long length = file.length < HEADER ? 0 : Chunk.little(file, 4, 4) & 0xFFFFFFFFL;
        return length < HEADER ? file.length : (int) Math.min(file.length, length + CHUNK_HEADER);
    }

    private void readChunks(int start, int end) {
        long at = start;
        while (at + CHUNK_HEADER <= end) {
            int type = Chunk.little(file, (int) at, 4);
            long length = Chunk.little(file, (int) at + 4, 4) & 0xFFFFFFFFL;
            int payload = (int) at + CHUNK_HEADER;
            keepFirst(type, new Chunk(file, payload, (int) Math.min(end, payload + length)));
            at = payload + length + (length & 1);
        }
    }

    private void keepFirst(int type, Chunk chunk) {
        switch (type) {
            case VP8X -> extended = extended == null && chunk.length() >= EXTENDED_HEADER ? chunk : extended;
            case ANMF -> readFrame(chunk);
            case VP8 -> lossy = hasPixels() ? lossy : chunk;
            case VP8L -> lossless = hasPixels() ? lossless : chunk;
            case ALPH -> alpha = alpha != null || hasPixels() ? alpha : chunk;
            case ICCP -> profile = profile == null ? chunk : profile;
            case EXIF -> exif = exif == null ? chunk : exif;
            default -> {}
        }
    }

    private boolean hasPixels() {
        return lossy != null || lossless != null;
    }

    /** The first frame of an animation is a picture of its own, somewhere on the canvas. */
    private void readFrame(Chunk chunk) {
        if (frame == null && !hasPixels() && chunk.length() >= FRAME_HEADER) {
            frame = chunk;
            readChunks(chunk.start() + FRAME_HEADER, chunk.end());
        }
    }

    private boolean announces(int flag) {
        return extended != null && (file[extended.start()] & flag) != 0;
    }

    @Nullable Chunk lossy() {
        return lossy;
    }

    @Nullable Chunk lossless() {
        return lossless;
    }

    /** Whether pixels may be transparent; of a file that is not extended, its pixels know themselves. */
    boolean mayBeTransparent() {
        return extended == null || announces(HAS_ALPHA);
    }

    /** The transparency of a lossy picture. */
    @Nullable Chunk alpha() {
        return announces(HAS_ALPHA) ? alpha : null;
    }

    byte @Nullable [] profile() {
        return profile != null && announces(HAS_PROFILE) ? profile.bytes() : null;
    }

    byte @Nullable [] exif() {
        return exif != null && announces(HAS_EXIF) ? exif.bytes() : null;
    }

    /** The left edge of the picture on the canvas. */
    int left() {
        return frame == null ? 0 : 2 * Chunk.little(file, frame.start(), 3);
    }

    /** The upper edge of the picture on the canvas. */
    int top() {
        return frame == null ? 0 : 2 * Chunk.little(file, frame.start() + 3, 3);
    }

    /** The canvas: all of a picture of this size, and for a frame what the file says. */
    Size canvas(Size picture) {
        if (frame == null) {
            return picture;
        }
        int width = extended == null ? 1 : 1 + Chunk.little(file, extended.start() + 4, 3);
        int height = extended == null ? 1 : 1 + Chunk.little(file, extended.start() + 7, 3);
        return new Size(Math.max(width, left() + picture.width()), Math.max(height, top() + picture.height()));
    }
}
