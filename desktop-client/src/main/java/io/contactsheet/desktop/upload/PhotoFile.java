package io.contactsheet.desktop.upload;

import io.contactsheet.shared.api.Routes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;

/**
 * A file as it was when it was read through once.
 *
 * @param bytes its length, 1 to {@link Routes#MAX_UPLOAD_BYTES}
 * @param modified when it had last been written to
 * @param sha256 of its bytes, in lower-case hexadecimal digits
 * @param contentType its MIME type
 */
record PhotoFile(Path path, long bytes, FileTime modified, String sha256, String contentType) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads a file through.
     *
     * @throws FileProblem if it cannot be uploaded
     */
    static PhotoFile read(Path path) throws FileProblem {
        try {
            BasicFileAttributes before = attributes(path);
            checkLength(path, before.size());
            MessageDigest digest = Sha256.digest();
            byte[] head = digest(path, digest);
            if (changed(before, attributes(path))) {
                throw changed(path);
            }
            return new PhotoFile(
                    path,
                    before.size(),
                    before.lastModifiedTime(),
                    Sha256.hex(digest.digest()),
                    PictureType.contentType(head, path.getFileName().toString()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Whether the file is no longer the one that was read through. */
    boolean hasChanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return now.size() != bytes || !now.lastModifiedTime().equals(modified);
    }

    static FileProblem changed(Path path) {
        return FileProblem.passing(new UploadReason.Changed(path));
    }

    static FileProblem unreadable(Path path, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> FileProblem.mendable(new UploadReason.Missing(path));
            case AccessDeniedException _ -> FileProblem.mendable(new UploadReason.Forbidden(path));
            case EOFException _ -> changed(path);
            default -> FileProblem.mendable(new UploadReason.Unreadable(path, String.valueOf(e.getMessage())));
        };
    }

    private static BasicFileAttributes attributes(Path path) throws IOException, FileProblem {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw FileProblem.lasting(new UploadReason.Folder(path));
        }
        if (!attributes.isRegularFile()) {
            throw FileProblem.lasting(new UploadReason.NotAFile(path));
        }
        return attributes;
    }

    private static void checkLength(Path path, long bytes) throws FileProblem {
        if (bytes == 0) {
            throw FileProblem.mendable(new UploadReason.Empty(path));
        }
        if (bytes > Routes.MAX_UPLOAD_BYTES) {
            throw FileProblem.lasting(new UploadReason.TooLarge(path, bytes, Routes.MAX_UPLOAD_BYTES));
        }
    }

    /** @return the first bytes, by which a picture's format is told */
    private static byte[] digest(Path path, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(PictureType.HEAD_BYTES);
            digest.update(head);
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return head;
        }
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime());
    }
}
