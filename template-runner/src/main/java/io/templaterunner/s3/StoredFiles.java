package io.templaterunner.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a bucket from its files, as the store does that writes them, in a third of its time: that counts at
 * the start over many objects. What a write left that was cut off is deleted in passing.
 */
final class StoredFiles extends SimpleFileVisitor<Path> {

    /** Where the store keeps the ETag: an MD5 as 16 bytes, or the text, with quotes, of an upload in parts. */
    private static final String E_TAG = "user.content-md5";

    private static final int MD5_BYTES = 16;
    /** Of an upload in parts: 32 digits, a dash and at most five more. */
    private static final int LONGEST = 64;

    private final Path bucket;
    private final FileNaming naming;
    private final Consumer<StoredObject> found;
    private final ByteBuffer eTag = ByteBuffer.allocate(LONGEST);

    private StoredFiles(Path bucket, FileNaming naming, Consumer<StoredObject> found) {
        this.bucket = bucket;
        this.naming = naming;
        this.found = found;
    }

    /** Finds the objects. Only right while nobody writes. */
    static void read(Path bucket, FileNaming naming, Consumer<StoredObject> found) throws IOException {
        Files.walkFileTree(bucket, new StoredFiles(bucket, naming, found));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            return FileVisitResult.CONTINUE;
        }
        if (ObjectNames.isLeftOver(file.getFileName().toString())) {
            Files.delete(file);
        } else if (ObjectNames.isObject(key(file))) {
            Path named = named(file);
            Instant modified =
                    Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
            found.accept(new StoredObject(key(named), attributes.size(), eTag(named), modified));
        }
        return FileVisitResult.CONTINUE;
    }

    /** One of an earlier program, or one put here by hand, gets the name that a file of its key has. */
    private Path named(Path file) throws IOException {
        Path named = bucket.resolve(naming.fileOf(key(file)));
        if (!named.toString().equalsIgnoreCase(file.toString())) {
            Files.createDirectories(named.getParent());
            Files.move(file, named);
        }
        return named;
    }

    /** A folder whose files have got other names would be taken for another one's. */
    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (!folder.equals(bucket) && !naming.fileOf(key(folder)).equalsIgnoreCase(path(folder))) {
            Files.delete(folder);
        }
        return super.postVisitDirectory(folder, failure);
    }

    private String key(Path file) {
        return naming.keyOf(path(file));
    }

    private String path(Path file) {
        String separator = file.getFileSystem().getSeparator();
        String name = bucket.relativize(file).toString();
        return separator.equals("/") ? name : name.replace(separator, "/");
    }

    /** Empty for a file that was put into the folder by hand. */
    private String eTag(Path file) {
        eTag.clear();
        try {
            Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).read(E_TAG, eTag);
        } catch (IOException none) {
            return "";
        }
        byte[] value = new byte[eTag.flip().remaining()];
        eTag.get(value);
        return value.length == MD5_BYTES
                ? HexFormat.of().formatHex(value)
                : new String(value, StandardCharsets.US_ASCII).replace("\"", "");
    }
}
