package io.templaterunner.logs;

import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a log group: {@code aws~apigateway~orders.2026-11-23.01.log}, of the days in UTC. A group holds
 * 160 MB at most; then its oldest file goes. For one thread at a time.
 */
final class LogFiles {

    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final int MAX_FILES = 10;
    /** Of a group's name; a longer one is cut, and told from others by a number. */
    private static final int MAX_NAME = 200;

    private final Path folder;
    private final String prefix;
    private final Pattern ours;
    private final OptionalInt retentionDays;
    private final InstantSource clock;
    private final long maxBytes;
    private Optional<Path> current = Optional.empty();

    LogFiles(Path folder, String name, OptionalInt retentionDays, InstantSource clock) {
        this(folder, name, retentionDays, clock, MAX_BYTES);
    }

    LogFiles(Path folder, String name, OptionalInt retentionDays, InstantSource clock, long maxBytes) {
        this.folder = folder;
        this.prefix = fileName(name);
        this.ours = Pattern.compile(Pattern.quote(prefix) + "\\.(\\d{4}-\\d\\d-\\d\\d)\\.(\\d\\d)\\.log");
        this.retentionDays = retentionDays;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    private static String fileName(String group) {
        String name = group.replaceFirst("^/", "").replace('/', '~');
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, MAX_NAME) + "~" + Integer.toUnsignedString(group.hashCode());
    }

    void append(String line) throws IOException {
        Files.writeString(
                file(), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The file for a line that is written now. A new one begins with the day, or when the last is full. */
    private Path file() throws IOException {
        String today = today().toString();
        Optional<Path> open = current.filter(file -> day(file).equals(today)).filter(this::hasRoom);
        if (open.isPresent()) {
            return open.get();
        }
        Files.createDirectories(folder);
        Path last = all().stream()
                .filter(file -> day(file).equals(today))
                .reduce((_, later) -> later)
                .orElse(null);
        Path next = last == null ? numbered(today, 1) : hasRoom(last) ? last : numbered(today, number(last) + 1);
        endLine(new OwnerOnlyFile(next).make());
        current = Optional.of(next);
        expire();
        return next;
    }

    private boolean hasRoom(Path file) {
        try {
            return Files.size(file) < maxBytes || number(file) == 99;
        } catch (IOException notThere) {
            return true;
        }
    }

    /** A process that was killed may have left half a line. */
    private static void endLine(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (bytes.length() == 0) {
                return;
            }
            bytes.seek(bytes.length() - 1);
            if (bytes.read() != '\n') {
                bytes.write('\n');
            }
        }
    }

    /** Removes the days that are over, and what is too much. */
    void expire() throws IOException {
        List<Path> all = all();
        int tooMany = all.size() - MAX_FILES;
        for (Path file : all) {
            if (tooMany-- > 0 || isOver(LocalDate.parse(day(file)))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isOver(LocalDate day) {
        return retentionDays.isPresent() && today().isAfter(day.plusDays(retentionDays.getAsInt()));
    }

    void clear() throws IOException {
        for (Path file : all()) {
            Files.deleteIfExists(file);
        }
    }

    /** The oldest first. */
    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> matcher(file).matches()).sorted().toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    private Path numbered(String day, int number) {
        return folder.resolve("%s.%s.%02d.log".formatted(prefix, day, number));
    }

    private Matcher matcher(Path file) {
        return ours.matcher(file.getFileName().toString());
    }

    private String day(Path file) {
        Matcher name = matcher(file);
        return name.matches() ? name.group(1) : "";
    }

    private int number(Path file) {
        Matcher name = matcher(file);
        return name.matches() ? Integer.parseInt(name.group(2)) : 0;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
