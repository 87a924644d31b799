package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.picture.ExifOrientation;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.tiff.TiffFile;
import io.contactsheet.shared.size.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The JPEG pictures of a file of which nobody tells where they are, found by their own bytes. */
public final class SearchedPreviews implements PreviewSource {

    /** Names behind which a TIFF structure stands: in Canon's CR3, and in JPEG pictures of cameras. */
    private static final byte[][] NAMES = {
        "CMT1".getBytes(StandardCharsets.US_ASCII), "Exif\0\0".getBytes(StandardCharsets.US_ASCII)
    };

    private static final int STRUCTURE = 64 * 1024;

    private final byte[] file;
    private final byte[] structure;

    public SearchedPreviews(byte[] file) {
        this.file = file;
        this.structure = structure(file);
    }

    /** The file's own TIFF structure, or else the first one in it. */
    private static byte[] structure(byte[] file) {
        for (byte[] name : NAMES) {
            int start = find(file, name);
            if (start >= 0 && TiffFile.of(file).isEmpty()) {
                return Arrays.copyOfRange(file, start, Math.min(file.length, start + STRUCTURE));
            }
        }
        return file;
    }

    private static int find(byte[] file, byte[] name) {
        for (int i = 0; i + name.length <= file.length; i++) {
            if (file[i] == name[0] && Arrays.equals(file, i, i + name.length, name, 0, name.length)) {
                return i + name.length;
            }
        }
        return -1;
    }

    @Override
    public List<Preview> jpegs() {
        return List.of();
    }

    @Override
    public List<Preview> hidden() {
        return PreviewSearch.find(file);
    }

    @Override
    public Optional<Size> originalSize() {
        return TiffFile.of(structure).flatMap(tiff -> new TiffPicture(tiff.first()).size());
    }

    @Override
    public Orientation orientation() {
        return ExifOrientation.of(structure);
    }
}
