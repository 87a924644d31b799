package io.contactsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Colour profiles made of their published numbers. */
public final class Profiles {

    private Profiles() {}

    /** Display P3: the primaries adapted to D50, and the curve of sRGB. */
    public static byte[] displayP3() {
        String[] names = {"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        double[][] primaries = {{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}};
        int tags = 128 + 4 + 12 * names.length;
        int curve = tags + 3 * 20;
        ByteBuffer profile = ByteBuffer.allocate(curve + 32);
        profile.putInt(0, profile.capacity()).putInt(8, 0x04000000);
        profile.put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
        profile.putInt(128, names.length);
        for (int i = 0; i < names.length; i++) {
            boolean primary = i < 3;
            profile.put(132 + 12 * i, ascii(names[i]));
            profile.putInt(136 + 12 * i, primary ? tags + 20 * i : curve).putInt(140 + 12 * i, primary ? 20 : 32);
        }
        for (int i = 0; i < 3; i++) {
            profile.put(tags + 20 * i, ascii("XYZ "));
            for (int j = 0; j < 3; j++) {
                profile.putInt(tags + 20 * i + 8 + 4 * j, fixed(primaries[i][j]));
            }
        }
        double[] curveOfSrgb = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
        profile.put(curve, ascii("para")).putShort(curve + 8, (short) 3);
        for (int i = 0; i < curveOfSrgb.length; i++) {
            profile.putInt(curve + 12 + 4 * i, fixed(curveOfSrgb[i]));
        }
        return profile.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
