package io.contactsheet.imaging.jpeg;

import java.io.IOException;

/**
 * Leads a scan's units past its entropy-coded data, from restart interval to restart interval. Where data is missing or
 * a restart marker is not the expected one, it goes on as libjpeg does: what is missing stays as it is, and the next
 * marker that fits is where decoding goes on.
 */
final class ScanReader {

    private static final int NONE = -2;
    private static final int SOF0 = 0xC0;
    private static final int RST0 = 0xD0;

    private final EntropyInput in;
    private final ScanUnits units;
    private final int interval;
    private int expected;
    private int pendingMarker = NONE;
    private boolean lost;
    private long decoded;

    /** @param interval units between two restart markers; 0 for none */
    ScanReader(EntropyInput in, ScanUnits units, int interval) {
        this.in = in;
        this.units = units;
        this.interval = interval;
    }

    /** Reads the scan and returns the code of the marker behind it; -1 at the end of the file. */
    int read() throws IOException {
        in.restart();
        units.restart();
        int wide = units.unitsWide();
        long left = interval == 0 ? Long.MAX_VALUE : interval;
        for (int row = 0; row < units.unitsHigh(); row++) {
            units.beginRow(row);
            for (int unit = 0; unit < wide && !hasEnded(); ) {
                if (left == 0) {
                    synchronise();
                    left = interval;
                }
                int next = decode(unit, (int) Math.min(wide, unit + left));
                left -= next - unit;
                unit = next;
            }
            units.endRow(row);
        }
        return pendingMarker != NONE ? pendingMarker : in.skipToMarker();
    }

    /** How many units there was data for. */
    long decoded() {
        return decoded;
    }

    private int decode(int unit, int end) throws IOException {
        if (lost) {
            return end;
        }
        in.ensure(units.unitBytes());
        if (units.isSpent(in)) {
            lost = true;
            return end;
        }
        int next = units.decode(in, unit, end);
        decoded += next - unit;
        return next;
    }

    /** Whether the marker behind the scan was met, so that nothing of it can be found any more. */
    private boolean hasEnded() {
        return pendingMarker != NONE && !isRestart(pendingMarker);
    }

    private void synchronise() throws IOException {
        int marker = pendingMarker != NONE ? pendingMarker : in.skipToMarker();
        while (isBehind(marker)) {
            marker = in.skipToMarker();
        }
        if (isAhead(marker)) {
            pendingMarker = marker;
            lost = true;
        } else {
            pendingMarker = NONE;
            lost = false;
            in.restart();
            units.restart();
        }
        expected = expected + 1 & 7;
    }

    private boolean isBehind(int marker) {
        int distance = expected - (marker - RST0) & 7;
        return (marker >= 0 && marker < SOF0) || (isRestart(marker) && (distance == 1 || distance == 2));
    }

    private boolean isAhead(int marker) {
        int distance = marker - RST0 - expected & 7;
        return !isRestart(marker) || distance == 1 || distance == 2;
    }

    private static boolean isRestart(int marker) {
        return marker >= RST0 && marker < RST0 + 8;
    }
}
