package io.contactsheet.imaging;

import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the format's own library that writes a picture as PGM, PPM or PAM. Where it is not installed,
 * the comparison says that it is left out; with {@code CI} in the environment, it fails.
 *
 * <p>More files than the committed ones are compared if the property {@code imaging.corpus} names a folder of them.
 *
 * @param command with the name of the program first; the file is its last argument
 * @param extension of the files that it reads, such as {@code .png}
 */
public record ReferenceTool(List<String> command, String extension) {

    /** The committed samples, and those of the corpus. */
    List<Path> files(List<String> samples) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : samples) {
            files.add(Samples.path(name));
        }
        String corpus = System.getProperty("imaging.corpus", "");
        if (!corpus.isEmpty()) {
            try (Stream<Path> more = Files.walk(Path.of(corpus))) {
                more.filter(file -> file.toString().endsWith(extension))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    Decoded decode(Path file) throws IOException, InterruptedException {
        requireProgram();
        List<String> line = new ArrayList<>(command);
        line.add(file.toString());
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " cannot read " + file + ".");
        }
        return parse(output);
    }

    private void requireProgram() {
        String program = command.getFirst();
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there && System.getenv("CI") != null) {
            throw new AssertionError("There is no " + program + " to compare with.");
        }
        if (!there) {
            System.err.println("NOT COMPARED: there is no " + program + " to compare " + extension + " files with.");
        }
        Assumptions.assumeTrue(there, "There is no " + program + " to compare with.");
    }

    /** Netpbm's formats: a header of words, and samples. */
    private static Decoded parse(byte[] file) throws IOException {
        ByteArrayInputStream data = new ByteArrayInputStream(file);
        Map<String, Integer> header = header(data);
        int width = header.getOrDefault("WIDTH", 0);
        int height = header.getOrDefault("HEIGHT", 0);
        int depth = header.getOrDefault("DEPTH", 0);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int[] samples = new int[depth];
            Arrays.setAll(samples, _ -> sample(data, header.getOrDefault("MAXVAL", 0)));
            int green = depth >= 3 ? samples[1] : samples[0];
            int blue = depth >= 3 ? samples[2] : samples[0];
            int alpha = depth % 2 == 0 ? samples[depth - 1] : 255;
            argb[i] = alpha << 24 | samples[0] << 16 | green << 8 | blue;
        }
        return new Decoded(new Size(width, height), argb);
    }

    /** A sample as one of 8 bits; of one of 16 the upper ones. */
    private static int sample(InputStream data, int most) {
        try {
            int first = data.read();
            if (most > 255) {
                data.read();
                return first;
            }
            return first * 255 / most;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> header(InputStream file) throws IOException {
        String kind = word(file);
        Map<String, Integer> header = new HashMap<>();
        if (kind.equals("P7")) {
            for (String key = word(file); !key.equals("ENDHDR"); key = word(file)) {
                String value = word(file);
                if (!key.equals("TUPLTYPE")) {
                    header.put(key, Integer.valueOf(value));
                }
            }
            return header;
        }
        header.put("DEPTH", kind.equals("P5") ? 1 : 3);
        for (String key : List.of("WIDTH", "HEIGHT", "MAXVAL")) {
            header.put(key, Integer.valueOf(word(file)));
        }
        return header;
    }

    private static String word(InputStream file) throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (int letter = file.read(); letter > ' '; letter = file.read()) {
            word.write(letter);
        }
        return word.toString(StandardCharsets.US_ASCII);
    }
}
