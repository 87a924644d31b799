package io.contactsheet.imaging.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.Profiles;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our conversion of colours against the platform's, which is LittleCMS. */
class ColorProfileTest {

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xFFFFFF, 0x808080, 0xC86450, 0x204060, 0x30A040, 0x7F7F20})
    void displayP3_shouldBecomeWhatThePlatformMakesOfIt(int color) {
        int[] pixel = {0x55000000 | color};
        assertThat(EmbeddedProfile.toSrgb(Profiles.displayP3(), false, pixel)).isTrue();
        ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(Profiles.displayP3()));
        float[] samples = {(color >> 16 & 0xFF) / 255f, (color >> 8 & 0xFF) / 255f, (color & 0xFF) / 255f};
        float[] expected = space.toRGB(samples);
        for (int channel = 0; channel < 3; channel++) {
            assertThat((pixel[0] >> (16 - 8 * channel) & 0xFF) - expected[channel] * 255)
                    .isBetween(-2f, 2f);
        }
        assertThat(pixel[0] >>> 24).isEqualTo(0x55);
    }

    @Test
    void profileOfSrgbItself_shouldChangeNothing() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        for (int level = 0; level < 256; level += 5) {
            int before = 0xFF000000 | level << 16 | (255 - level) << 8 | 0x80;
            int[] pixel = {before};
            EmbeddedProfile.toSrgb(srgb, false, pixel);
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat((pixel[0] >> shift & 0xFF) - (before >> shift & 0xFF))
                        .isBetween(-2, 2);
            }
        }
    }

    @Test
    void profileThatIsCutAnywhere_shouldChangeNothingOrBeUsed() {
        byte[] whole = Profiles.displayP3();
        for (int length = 0; length < whole.length; length++) {
            int[] pixel = {0xFFC86450};
            boolean used = EmbeddedProfile.toSrgb(Arrays.copyOf(whole, length), false, pixel);
            assertThat(used || pixel[0] == 0xFFC86450).as("%s bytes", length).isTrue();
        }
    }

    @Test
    void profileOfAnotherKind_shouldNotBeUsed() {
        int[] pixel = {0xFFC86450};
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertThat(EmbeddedProfile.toSrgb(Profiles.displayP3(), true, pixel)).isFalse();
        assertThat(EmbeddedProfile.toSrgb(grey, false, pixel)).isFalse();
        assertThat(EmbeddedProfile.toSrgb(null, false, pixel)).isFalse();
        assertThat(pixel[0]).isEqualTo(0xFFC86450);
    }

    @Test
    void inksWithoutAProfile_shouldBeMultiplied() {
        int[] light = {0xFFFFFFFF, 0x00FFFFFF, 0xFF00FFFF, 0x80FF8000};
        assertThat(Inks.toSrgb(null, light)).containsExactly(0xFFFFFFFF, 0xFF000000, 0xFF00FFFF, 0xFF804000);
    }

    /** BT.2087, table 2; and sRGB is itself. */
    @Test
    void primaries_shouldHaveTheMatricesOfTheStandards() {
        double[][] wide = {{1.6605, -0.5876, -0.0728}, {-0.1246, 1.1329, -0.0083}, {-0.0182, -0.1006, 1.1187}};
        double[][] same = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        assertNear(Chromaticities.ofCode(9).toSrgb(), wide);
        assertNear(Chromaticities.BT709.toSrgb(), same);
    }

    private static void assertNear(double[][] matrix, double[][] expected) {
        for (int i = 0; i < 9; i++) {
            double off = matrix[i / 3][i % 3] - expected[i / 3][i % 3];
            assertThat(off).isBetween(-5e-4, 5e-4);
        }
    }

    /** BT.2408, table 1, and SMPTE ST 2084. */
    @Test
    void perceptualQuantizer_shouldHaveThePointsOfTheStandards() {
        assertThat(PerceptualQuantizer.signal(203)).isBetween(0.5806, 0.5808);
        assertThat(PerceptualQuantizer.signal(10_000)).isBetween(0.9999, 1.0001);
        assertThat(PerceptualQuantizer.light(PerceptualQuantizer.signal(100))).isBetween(99.99, 100.01);
    }

    @Test
    void toneMapping_shouldRiseSmoothlyToWhite() {
        ToneMapping mapping = new ToneMapping(5);
        double last = 0;
        for (double light = 0.01; light <= 5; light += 0.01) {
            double mapped = light * mapping.gain(light);
            assertThat(mapped).isGreaterThan(last).isLessThanOrEqualTo(Math.min(light, 1) + 1e-9);
            last = mapped;
        }
        assertThat(last).isGreaterThan(0.99);
        assertThat(mapping.gain(0.1)).isEqualTo(1);
    }
}
