package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;

/** What a zoomed photo looks like, by the pixels on the screen. */
@ExtendWith(WebGallery.class)
class WebGallerySharpnessTest {

    private final GalleryPage page;
    private final Running running;

    WebGallerySharpnessTest(GalleryPage page, Running running) {
        this.page = page;
        this.running = running;
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, 1", "1280, 800, 2", "390, 844, 3"})
    void zoomedPhoto_shouldBeSharpOnceItRests(int width, int height, int density) throws IOException {
        running.store("Sharp/stripes-%d.jpg".formatted(width * density), stripes(3200, 2000, 4));
        page.window(width, height, density, false);
        page.open("/#photo/Sharp/stripes-%d.jpg".formatted(width * density));
        page.shouldShowOriginal();
        page.labelled("Zoom").click();
        page.eventually(() -> assertThat(scale()).isEqualTo(2.5));
        page.eventually(() -> assertThat(pure()).as("at 2.5 times").isGreaterThan(0.5));
        page.press("+", "+", "+");
        page.eventually(() -> assertThat(scale()).isEqualTo(8));
        page.eventually(() -> assertThat(pure()).as("at 8 times").isGreaterThan(0.7));
    }

    @Test
    void movingPhoto_shouldMoveThePixelsItHas() {
        running.store("Sharp/moving.jpg", SamplePicture.landscape(1).jpeg());
        page.open("/#photo/Sharp/moving.jpg");
        page.shouldShowOriginal();
        assertThat(page.script("""
                const { style } = document.querySelector('.photo');
                document.querySelector('.stage').dispatchEvent(new WheelEvent('wheel', { deltaY: -100, cancelable: true }));
                return style.willChange;""")).isEqualTo("transform");
        page.eventually(() -> assertThat(page.script("return document.querySelector('.photo').style.willChange"))
                .isEqualTo(""));
    }

    /** Upright stripes, black and white, so many pixels wide each. */
    private static byte[] stripes(int width, int height, int stripe) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        for (int x = 0; x < width; x += 2 * stripe) {
            graphics.fillRect(x, 0, stripe, height);
        }
        graphics.dispose();
        return new SamplePicture(image).jpeg();
    }

    private double scale() {
        return ((Number) Objects.requireNonNull(
                        page.script("return new DOMMatrix(document.querySelector('.photo').style.transform).a")))
                .doubleValue();
    }

    /** How much of the middle of the window is nearly black or nearly white, as all of the photo is. */
    private double pure() throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.driver.getScreenshotAs(OutputType.BYTES)));
        int pure = 0;
        int all = 0;
        for (int y = seen.getHeight() * 2 / 5; y < seen.getHeight() * 3 / 5; y++) {
            for (int x = seen.getWidth() / 4; x < seen.getWidth() * 3 / 4; x++) {
                int green = seen.getRGB(x, y) >> 8 & 0xFF;
                pure += green < 48 || green > 207 ? 1 : 0;
                all++;
            }
        }
        return (double) pure / all;
    }
}
