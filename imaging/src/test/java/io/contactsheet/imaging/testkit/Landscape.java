package io.contactsheet.imaging.testkit;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Hills under a sky, drawn by chance, which a number decides. */
final class Landscape {

    private Landscape() {}

    static void paint(Graphics2D graphics, int width, int height, int number) {
        Random random = new Random(number);
        float hue = random.nextFloat();
        graphics.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(hue, 0.55f, 0.45f + random.nextFloat() * 0.5f),
                0,
                height * 0.7f,
                Color.getHSBColor(hue + 0.12f, 0.3f, 0.98f)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.getHSBColor(hue + 0.15f, 0.12f, 1));
        double sun = width * (0.05 + random.nextDouble() * 0.09);
        graphics.fill(new Ellipse2D.Double(
                random.nextDouble() * width * 0.8, height * (0.12 + random.nextDouble() * 0.3), sun, sun));
        for (int range = 0; range < 4; range++) {
            graphics.setColor(Color.getHSBColor(hue + 0.05f * range, 0.25f + 0.12f * range, 0.62f - 0.14f * range));
            graphics.fill(hills(width, height, 0.45 + 0.15 * range, random));
        }
    }

    private static Path2D hills(int width, int height, double level, Random random) {
        double[] phases = {random.nextDouble() * 6, random.nextDouble() * 6, random.nextDouble() * 6};
        Path2D outline = new Path2D.Double();
        outline.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            double t = (double) x / width;
            double wave = 0.07 * Math.sin(5 * t + phases[0])
                    + 0.04 * Math.sin(11 * t + phases[1])
                    + 0.012 * Math.sin(37 * t + phases[2]);
            outline.lineTo(x, height * (level + wave));
        }
        outline.lineTo(width, height);
        outline.closePath();
        return outline;
    }
}
