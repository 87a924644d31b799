package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a JPEG file from a stream, each component at a scale of its own, in the memory of a few rows: of a
 * progressive picture, of the coefficients that its scale is made of.
 *
 * <p>Reads baseline, extended sequential and progressive frames of 8 or 12 bits with 1, 3 or 4 components, with Huffman
 * codes or arithmetic coding. It reads the stream no further than it must, and does not close it. For one picture and one thread.
 *
 * {@snippet :
 * JpegDecoder decoder = JpegDecoder.open(stream);
 * JpegScale scale = JpegScale.atLeast(300, decoder.header().width());
 * decoder.decode(Collections.nCopies(decoder.header().color().components(), scale), memory, rows);
 * }
 */
public final class JpegDecoder {

    private static final int LOSSLESS = 0xC3;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int DQT = 0xDB;
    private static final int DNL = 0xDC;
    private static final int DRI = 0xDD;
    private static final int END_OF_FILE = -1;

    /** Writers make some ten scans; thousands of a large picture would only waste time. */
    private static final int USUAL_SCANS = 100;

    private static final long MOST_SCANNED_PIXELS = 1L << 28;

    /** A file that gives its height at its end is held until then. */
    private static final int MOST_BYTES_WITHOUT_HEIGHT = 16 << 20;

    private JpegInput input;
    private final Tables tables = new Tables();
    private final ApplicationSegments application = new ApplicationSegments();
    private @Nullable Frame frame;
    private int restartInterval;

    private JpegDecoder(InputStream stream) {
        input = new JpegInput(stream);
    }

    /**
     * Reads a file up to its first scan.
     *
     * @throws UnreadablePictureException if it cannot be decoded
     * @throws IOException if the stream fails
     */
    public static JpegDecoder open(InputStream stream) throws IOException, UnreadablePictureException {
        JpegDecoder decoder = new JpegDecoder(stream);
        if (decoder.input.read() != 0xFF || decoder.input.read() != SOI) {
            throw JpegFault.damaged("The file does not start as a JPEG file.");
        }
        if (decoder.readTo(decoder.input.nextMarker()) != SOS || decoder.frame == null) {
            throw JpegFault.damaged("The file ends before its picture.");
        }
        return decoder;
    }

    /**
     * The Exif metadata of a lossless JPEG file, which is not decoded here; empty if the file is none.
     *
     * @return as in {@link JpegHeader#exif}
     * @throws IOException if the stream fails
     */
    public static Optional<List<byte[]>> exifOfLossless(InputStream stream) throws IOException {
        JpegDecoder decoder = new JpegDecoder(stream);
        int marker = decoder.input.nextMarker();
        try {
            while (marker != LOSSLESS && marker != SOS && marker != EOI && marker != END_OF_FILE) {
                decoder.readSegment(marker);
                marker = decoder.input.nextMarker();
            }
        } catch (UnreadablePictureException _) {
            return Optional.empty();
        }
        return marker == LOSSLESS ? Optional.of(decoder.application.exif()) : Optional.empty();
    }

    private Frame frame() {
        return java.util.Objects.requireNonNull(frame, "open has found it");
    }

    /** What the file says of its picture. */
    public JpegHeader header() {
        return new JpegHeader(
                frame().width(),
                frame().height(),
                application.color(frame().components()),
                frame().progressive(),
                application.exif(),
                application.iccProfile());
    }

    /** The samples of a component at a scale. */
    public JpegPlane plane(int component, JpegScale scale) {
        return frame().plane(frame().components().get(component), scale);
    }

    /**
     * Decodes the picture, once.
     *
     * @param scales one for each component
     * @param memory the most that coefficients may take, in bytes; only progressive pictures have to hold some
     * @param sink takes the samples; components follow each other or alternate, as they come
     * @throws UnreadablePictureException if not even the first samples can be decoded
     * @throws IOException if the stream fails
     */
    public void decode(List<JpegScale> scales, long memory, JpegRows sink)
            throws IOException, UnreadablePictureException {
        for (Component component : frame().components()) {
            component.scale = scales.get(component.index);
        }
        if (frame().progressive()) {
            decodeProgressive(memory, sink);
        } else {
            decodeSequential(sink);
        }
    }

    private void decodeSequential(JpegRows sink) throws IOException, UnreadablePictureException {
        EntropyInput in = new EntropyInput(input);
        Set<Component> done = new HashSet<>();
        long decoded = 0;
        int marker = SOS;
        while (marker == SOS && done.size() < frame().components().size()) {
            ScanHeader header = nextScan(decoded > 0);
            if (header == null || header.components().stream().anyMatch(done::contains)) {
                marker = header == null ? END_OF_FILE : afterScan(input.nextMarker(), decoded > 0);
                continue;
            }
            ScanReader reader = new ScanReader(in, sequential(in, header, sink), restartInterval);
            done.addAll(header.components());
            int behind = reader.read();
            decoded += reader.decoded();
            marker = done.size() == frame().components().size() ? behind : afterScan(behind, decoded > 0);
        }
        requireSomething(decoded);
        for (Component component : frame().components()) {
            if (!done.contains(component)) {
                deliverNeutral(component, sink);
            }
        }
    }

    private void decodeProgressive(long memory, JpegRows sink) throws IOException, UnreadablePictureException {
        for (Component component : frame().components()) {
            component.quantization = tables.quantization(component.quantizer);
        }
        ProgressiveFrame coefficients = new ProgressiveFrame(frame(), header().color(), memory);
        EntropyInput in = new EntropyInput(input);
        long decoded = 0;
        int marker = SOS;
        for (int scans = 0; marker == SOS && !coefficients.isComplete() && isReasonable(scans); scans++) {
            ScanHeader header = nextScan(decoded > 0);
            if (header == null) {
                break;
            }
            int behind;
            if (coefficients.wants(header)) {
                coefficients.prepare(header);
                ScanReader reader = new ScanReader(in, progressive(in, header), restartInterval);
                behind = reader.read();
                decoded += reader.decoded();
                coefficients.noteRead(header, reader.decoded());
            } else {
                behind = input.nextMarker();
            }
            marker = coefficients.isComplete() ? behind : afterScan(behind, decoded > 0);
        }
        requireSomething(decoded);
        coefficients.deliver(sink);
    }

    private boolean isReasonable(int scans) {
        return scans < USUAL_SCANS || (long) scans * frame().width() * frame().height() < MOST_SCANNED_PIXELS;
    }

    private ScanUnits sequential(EntropyInput in, ScanHeader header, JpegRows sink) {
        return frame().arithmetic()
                ? new ArithmeticSequentialScan(
                        frame(), header, sink, new ArithmeticCoefficients(in, tables.conditioning()))
                : new SequentialScan(frame(), header, sink);
    }

    private ScanUnits progressive(EntropyInput in, ScanHeader header) {
        return frame().arithmetic()
                ? new ArithmeticProgressiveScan(frame(), header, new ArithmeticCoefficients(in, tables.conditioning()))
                : new ProgressiveScan(frame(), header);
    }

    private static void requireSomething(long decodedUnits) throws UnreadablePictureException {
        if (decodedUnits == 0) {
            throw JpegFault.damaged("The file ends before its picture.");
        }
    }

    private void deliverNeutral(Component component, JpegRows sink) {
        JpegPlane plane = frame().plane(component, component.scale);
        byte[] row = new byte[plane.columns()];
        Arrays.fill(row, (byte) 128);
        for (int y = 0; y < plane.rows(); y++) {
            sink.row(component.index, row);
        }
    }

    /** The header of the scan whose marker was read; null if it is damaged and there is something to show without it. */
    private @Nullable ScanHeader nextScan(boolean tolerant) throws IOException, UnreadablePictureException {
        try {
            ScanHeader header = ScanHeader.parse(input.readSegment(), frame(), tables);
            for (Component component : header.components()) {
                if (component.quantization == null) {
                    throw JpegFault.damaged("A quantisation table is missing.");
                }
            }
            return header;
        } catch (UnreadablePictureException e) {
            if (tolerant) {
                return null;
            }
            throw e;
        }
    }

    private int afterScan(int marker, boolean tolerant) throws IOException, UnreadablePictureException {
        try {
            return readTo(marker);
        } catch (UnreadablePictureException e) {
            if (tolerant) {
                return END_OF_FILE;
            }
            throw e;
        }
    }

    /** Reads segments from this marker on, up to the marker of a scan, or of the end. */
    private int readTo(int first) throws IOException, UnreadablePictureException {
        int marker = first;
        while (marker != SOS && marker != EOI && marker != END_OF_FILE) {
            readSegment(marker);
            marker = input.nextMarker();
        }
        return marker;
    }

    private void readSegment(int marker) throws IOException, UnreadablePictureException {
        switch (marker) {
            case DQT -> tables.defineQuantization(input.readSegment());
            case DHT -> tables.defineHuffman(input.readSegment());
            case DRI -> restartInterval = restartInterval(input.readSegment());
            case DAC -> tables.conditioning().define(input.readSegment());
            case 0xC0, 0xC1 -> defineFrame(input.readSegment(), false, false);
            case 0xC2 -> defineFrame(input.readSegment(), true, false);
            case 0xC9 -> defineFrame(input.readSegment(), false, true);
            case 0xCA -> defineFrame(input.readSegment(), true, true);
            case LOSSLESS, 0xC5, 0xC6, 0xC7, 0xC8, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw JpegFault.unsupported("It is coded in a way of the JPEG standard that hardly anything reads.");
            case 0xE0, 0xE1, 0xE2, 0xEE -> application.add(marker, input.readSegment());
            default -> {
                if (hasSegment(marker)) {
                    input.skipSegment();
                }
            }
        }
    }

    /** All but the restart markers, TEM and those that are reserved below the frame headers. */
    private static boolean hasSegment(int marker) {
        return marker >= 0xC0 && (marker < 0xD0 || marker > SOI);
    }

    private static int restartInterval(byte[] segment) {
        return segment.length < 2 ? 0 : (segment[0] & 0xFF) << 8 | (segment[1] & 0xFF);
    }

    private void defineFrame(byte[] segment, boolean progressive, boolean arithmetic)
            throws IOException, UnreadablePictureException {
        if (frame != null) {
            throw JpegFault.damaged("The file has more than one frame.");
        }
        int height = Frame.leavesHeightOpen(segment) ? heightFromDnl() : 0;
        frame = Frame.parse(segment, progressive, arithmetic, height);
    }

    /** Looks ahead for the number of lines (T.81, section B.2.5), and goes back to here. */
    private int heightFromDnl() throws IOException, UnreadablePictureException {
        byte[] rest = input.readRest(MOST_BYTES_WITHOUT_HEIGHT);
        if (rest == null) {
            throw JpegFault.tooLarge("Its height stands at the end of a file that is too long to hold.");
        }
        input = new JpegInput(new ByteArrayInputStream(rest));
        for (int i = 0; i + 5 < rest.length; i++) {
            if (rest[i] == -1 && (rest[i + 1] & 0xFF) == DNL && rest[i + 2] == 0 && rest[i + 3] == 4) {
                return (rest[i + 4] & 0xFF) << 8 | (rest[i + 5] & 0xFF);
            }
        }
        return 0;
    }
}
