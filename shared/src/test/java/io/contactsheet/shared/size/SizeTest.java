package io.contactsheet.shared.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final Size BOX = Size.square(150);

    @Test
    void landscape_shouldBeAsWideAsTheBox() {
        assertThat(new Size(4000, 3000).fitWithin(BOX)).isEqualTo(new Size(150, 113));
    }

    @Test
    void portrait_shouldBeAsHighAsTheBox() {
        assertThat(new Size(3000, 4000).fitWithin(BOX)).isEqualTo(new Size(113, 150));
    }

    @Test
    void smallPicture_shouldNotBeEnlarged() {
        assertThat(new Size(149, 1).fitWithin(BOX)).isEqualTo(new Size(149, 1));
    }

    @Test
    void panorama_shouldKeepOnePixelOfHeight() {
        assertThat(new Size(Integer.MAX_VALUE, 1).fitWithin(BOX)).isEqualTo(new Size(150, 1));
    }

    @Test
    void emptyPicture_shouldBeRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Size(0, 1));
    }

    @Property
    void fittedSize_shouldFitTouchAndKeepTheRatio(
            @ForAll @IntRange(min = 1, max = 100_000) int width,
            @ForAll @IntRange(min = 1, max = 100_000) int height,
            @ForAll @IntRange(min = 1, max = 2_000) int side) {
        Size size = new Size(width, height);
        Size fitted = size.fitWithin(Size.square(side));
        assertThat(fitted.width()).isLessThanOrEqualTo(side);
        assertThat(fitted.height()).isLessThanOrEqualTo(side);
        if (width > side || height > side) {
            assertThat(Math.max(fitted.width(), fitted.height())).isEqualTo(side);
            double ratio = (double) width / height;
            assertThat(fitted.width()).isCloseTo((int) Math.round(fitted.height() * ratio), within(ratio));
            assertThat(fitted.height()).isCloseTo((int) Math.round(fitted.width() / ratio), within(1 / ratio));
        } else {
            assertThat(fitted).isEqualTo(size);
        }
    }

    /** One pixel on the rounded side is up to a ratio's worth on the other. */
    private static org.assertj.core.data.Offset<Integer> within(double ratio) {
        return org.assertj.core.data.Offset.offset((int) Math.ceil(Math.max(1, ratio)));
    }
}
