package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** A photo looked at closely: with two fingers, one finger, the wheel and the keyboard. */
@ExtendWith(WebGallery.class)
class WebGalleryZoomTest {

    private static final Offset<Double> ABOUT = Offset.offset(2.0);

    private final GalleryPage page;
    private final Running running;

    WebGalleryZoomTest(GalleryPage page, Running running) {
        this.page = page;
        this.running = running;
    }

    /** Two photos, and the first of them open. */
    @BeforeEach
    void open(TestInfo test) {
        String album = "Zoom-" + test.getTestMethod().orElseThrow().getName();
        running.store(album + "/a.jpg", SamplePicture.landscape(1).jpeg());
        running.store(album + "/b.jpg", SamplePicture.landscape(2).jpeg());
        page.window(400, 800, 1, true);
        page.openAlbum(album);
        page.shouldShowThumbnails(2);
        page.all(".tile a").getFirst().click();
        page.shouldShowOriginal();
        assertThat(scale()).isOne();
    }

    /** The photo's transformation: scale, and how far its middle is moved right and down. */
    private List<Double> transformation() {
        List<?> numbers = (List<?>) Objects.requireNonNull(page.script("""
                const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector('.photo')).transform);
                return [a, e, f].map(String);"""));
        return numbers.stream().map(Object::toString).map(Double::valueOf).toList();
    }

    private double scale() {
        return transformation().getFirst();
    }

    private static Map<String, Object> finger(int id, int x, int y) {
        return Map.of("id", id, "x", x, "y", y);
    }

    private void touch(String type, List<Map<String, Object>> fingers) {
        page.driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", fingers));
    }

    /** Two fingers around a point, whose distance becomes so many times what it was. */
    private void pinch(int x, int y, double times) {
        page.driver.executeCdpCommand(
                "Input.synthesizePinchGesture",
                Map.of("x", x, "y", y, "scaleFactor", times, "relativeSpeed", 2000, "gestureSourceType", "touch"));
    }

    private void drag(int fromX, int fromY, int toX, int toY) {
        touch("touchStart", List.of(finger(0, fromX, fromY)));
        IntStream.rangeClosed(1, 4)
                .forEach(step -> touch(
                        "touchMove",
                        List.of(finger(0, fromX + (toX - fromX) * step / 4, fromY + (toY - fromY) * step / 4))));
        touch("touchEnd", List.of());
    }

    private void tap(int x, int y) {
        touch("touchStart", List.of(finger(0, x, y)));
        touch("touchEnd", List.of());
    }

    private void wheel(int x, int y, int delta, boolean ctrl) {
        page.driver.executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", delta, "modifiers", ctrl ? 2 : 0));
    }

    /** What of the photo lies under a point of the window, as parts of its width and height from its middle. */
    private List<Double> under(int x, int y) {
        List<?> numbers = (List<?>) Objects.requireNonNull(page.script("""
                const { left, top, width, height } = document.querySelector('.photo').getBoundingClientRect();
                return [(arguments[0] - left) / width * 100, (arguments[1] - top) / height * 100].map(String);""", x, y));
        return numbers.stream().map(Object::toString).map(Double::valueOf).toList();
    }

    @Test
    void pinch_shouldZoomAroundTheFingers() {
        List<Double> before = under(120, 300);
        pinch(120, 300, 3);
        page.eventually(() -> assertThat(scale()).isBetween(2.0, 5.0));
        List<Double> after = under(120, 300);
        assertThat(after.get(0)).isCloseTo(before.get(0), ABOUT);
        assertThat(after.get(1)).isCloseTo(before.get(1), ABOUT);
        assertThat(page.text("#viewer-title")).isNotEmpty();
        // In small steps: the fingers must stay on the screen.
        page.eventually(() -> {
            pinch(200, 400, 0.5);
            assertThat(scale()).isOne();
        });
        assertThat(page.has(".viewer[open]")).isTrue();
    }

    @Test
    void pinchedOut_shouldStopAtEightTimes() {
        pinch(200, 400, 20);
        page.eventually(() -> assertThat(scale()).isEqualTo(8));
    }

    @Test
    void finger_shouldMoveAZoomedPhotoButNotOutOfSight() {
        String title = page.text("#viewer-title");
        pinch(200, 400, 3);
        page.eventually(() -> assertThat(scale()).isGreaterThan(2));
        double before = transformation().get(1);
        drag(250, 400, 150, 400);
        page.eventually(() -> assertThat(transformation().get(1)).isCloseTo(before - 100, ABOUT));
        for (int i = 0; i < 10; i++) {
            drag(380, 400, 20, 400);
        }
        double right = ((Number) Objects.requireNonNull(
                        page.script("return document.querySelector('.photo').getBoundingClientRect().right")))
                .doubleValue();
        assertThat(right).isCloseTo(400, ABOUT);
        assertThat(page.text("#viewer-title")).as("no swipe to another photo").isEqualTo(title);
    }

    @Test
    void doubleTap_shouldZoomInAndOut() {
        tap(200, 400);
        tap(200, 400);
        page.eventually(() -> assertThat(scale()).isEqualTo(2.5));
        // Elsewhere, or it would be a third and fourth tap.
        tap(100, 300);
        tap(100, 300);
        page.eventually(() -> assertThat(scale()).isOne());
    }

    @Test
    void wheel_shouldZoomAroundThePointerWithAndWithoutCtrl() {
        for (boolean ctrl : List.of(true, false)) {
            List<Double> before = under(300, 500);
            wheel(300, 500, -120, ctrl);
            page.eventually(() -> assertThat(scale()).isGreaterThan(1.2));
            assertThat(under(300, 500).get(0)).isCloseTo(before.get(0), ABOUT);
            wheel(300, 500, 2000, ctrl);
            page.eventually(() -> assertThat(scale()).isOne());
        }
        assertThat(page.script("return [devicePixelRatio, visualViewport.scale]"))
                .isEqualTo(List.of(1L, 1L));
    }

    @Test
    void nextPhoto_shouldBeSeenWhole() {
        String first = page.text("#viewer-title");
        page.press("+", "+");
        page.eventually(() -> assertThat(scale()).isEqualTo(2.25));
        page.press(Keys.PAGE_DOWN);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isNotEqualTo(first));
        assertThat(transformation()).containsExactly(1.0, 0.0, 0.0);
        page.shouldShowOriginal();
    }

    @Test
    void keyboard_shouldZoomMoveAndShowTheWholeAgain() {
        String title = page.text("#viewer-title");
        page.press("+", "+", "+");
        page.eventually(() -> assertThat(scale()).isGreaterThan(3));
        page.press(Keys.ARROW_RIGHT);
        page.eventually(() -> assertThat(transformation().get(1)).isCloseTo(-40, ABOUT));
        page.press(Keys.ARROW_UP);
        page.eventually(() -> assertThat(transformation().get(2)).isGreaterThan(50));
        assertThat(page.text("#viewer-title")).isEqualTo(title);
        page.press("-");
        page.eventually(() -> assertThat(scale()).isEqualTo(2.25));
        page.press("0");
        page.eventually(() -> assertThat(transformation()).containsExactly(1.0, 0.0, 0.0));
    }
}
