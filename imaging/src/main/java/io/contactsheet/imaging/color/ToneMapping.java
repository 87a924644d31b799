package io.contactsheet.imaging.color;

/**
 * Brings what is brighter than the white of a page down to it. What is darker than a knee stays as it is; the brightest
 * of the picture becomes white. Source: BT.2390, section 5.4.1 (EETF).
 */
final class ToneMapping {

    private final double brightest;
    private final double white;
    private final double knee;

    /** @param peak the brightest light of the picture, 1 being the white of a page; more than that */
    ToneMapping(double peak) {
        brightest = PerceptualQuantizer.signal(peak * PerceptualQuantizer.WHITE);
        white = PerceptualQuantizer.signal(PerceptualQuantizer.WHITE) / brightest;
        knee = 1.5 * white - 0.5;
    }

    /** What the light of a pixel is multiplied by. */
    double gain(double light) {
        double level = PerceptualQuantizer.signal(light * PerceptualQuantizer.WHITE) / brightest;
        if (level <= knee) {
            return 1;
        }
        return PerceptualQuantizer.light(rolledOff(level) * brightest) / PerceptualQuantizer.WHITE / light;
    }

    /** A Hermite spline from the knee to white. */
    private double rolledOff(double level) {
        double t = (level - knee) / (1 - knee);
        double t2 = t * t;
        double t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (3 * t2 - 2 * t3) * white;
    }
}
