package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.ArrayList;
import java.util.List;

/**
 * The scan header (T.81, section B.2.3), with the tables that hold when it is met.
 *
 * @param first first coefficient of the scan in zigzag order
 * @param last last coefficient of the scan
 * @param high bits that earlier scans left out; 0 for the first scan of these coefficients
 * @param low bits that this scan leaves out
 */
record ScanHeader(List<Component> components, int first, int last, int high, int low) {

    static ScanHeader parse(byte[] segment, Frame frame, Tables tables) throws UnreadablePictureException {
        int count = segment.length == 0 ? 0 : segment[0] & 0xFF;
        if (count < 1 || count > 4 || segment.length < 4 + 2 * count) {
            throw JpegFault.damaged("A scan header is too short.");
        }
        List<Component> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(component(segment, 1 + 2 * i, frame, tables, components));
        }
        int parameters = 1 + 2 * count;
        int precision = segment[parameters + 2] & 0xFF;
        return new ScanHeader(
                List.copyOf(components),
                segment[parameters] & 0xFF,
                segment[parameters + 1] & 0xFF,
                precision >> 4,
                precision & 15);
    }

    private static Component component(byte[] segment, int offset, Frame frame, Tables tables, List<Component> earlier)
            throws UnreadablePictureException {
        int id = segment[offset] & 0xFF;
        Component component = frame.components().stream()
                .filter(c -> c.id == id && !earlier.contains(c))
                .findFirst()
                .orElseThrow(() -> JpegFault.damaged("A scan names a component that the frame does not have."));
        int selectors = segment[offset + 1] & 0xFF;
        component.dcTable = selectors >> 4;
        component.acTable = selectors & 15;
        component.dc = frame.arithmetic() ? null : tables.dc(component.dcTable);
        component.ac = frame.arithmetic() ? null : tables.ac(component.acTable);
        if (component.quantization == null) {
            component.quantization = tables.quantization(component.quantizer);
        }
        return component;
    }

    boolean isInterleaved() {
        return components.size() > 1;
    }

    int blocksPerUnit() {
        return isInterleaved()
                ? components.stream().mapToInt(c -> c.horizontal * c.vertical).sum()
                : 1;
    }
}
