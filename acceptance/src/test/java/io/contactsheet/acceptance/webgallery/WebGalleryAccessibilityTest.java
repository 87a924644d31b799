package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The web gallery without a mouse, without sight, on a phone, in the dark. */
@ExtendWith(WebGallery.class)
class WebGalleryAccessibilityTest {

    @TempDir
    Path files;

    private final GalleryPage page;
    private final Connection connection;
    private final Running running;

    WebGalleryAccessibilityTest(GalleryPage page, Connection connection, Running running) {
        this.page = page;
        this.connection = connection;
        this.running = running;
    }

    @Test
    void keyboardAlone_shouldDoEverything() {
        running.store("Keys/a.jpg", SamplePicture.landscape(1).jpeg());
        page.openAlbum("Keys");
        page.shouldShowThumbnails(1);

        page.tab();
        assertThat(page.focused()).isEqualTo("Skip to the photos");
        page.press(Keys.ENTER);
        assertThat(page.focused()).isEqualTo("a");
        page.script("document.activeElement.blur(); document.getSelection().collapse(document.body, 0)");
        page.one("#brand").sendKeys(Keys.TAB);
        assertThat(page.focused()).isEqualTo("Sign out");
        page.tab();
        assertThat(page.focused()).isEqualTo("Add photos");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.has("#files")).isTrue());
        page.one("#files")
                .sendKeys(
                        SamplePicture.landscape(2).write(files.resolve("b.jpg")).toString());
        page.shouldShowThumbnails(2);

        page.script("document.querySelector('.tile a[tabindex=\"0\"]').focus()");
        page.press(Keys.HOME);
        assertThat(page.focused()).isEqualTo("b");
        page.press(Keys.ARROW_RIGHT);
        assertThat(page.focused()).isEqualTo("a");
        page.press(Keys.ENTER);
        page.shouldShowOriginal();
        page.press(Keys.ARROW_LEFT);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("b.jpg"));
        page.press(Keys.DELETE);
        page.eventually(() -> assertThat(page.focused()).isEqualTo("Cancel"));
        page.press(Keys.TAB, Keys.ENTER);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("a.jpg"));
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.has(".viewer[open]")).isFalse());
        assertThat(page.focused()).isEqualTo("a");
    }

    @Test
    void focus_shouldBeSeen() {
        running.store("Focus/a.jpg", SamplePicture.landscape(1).jpeg());
        page.openAlbum("Focus");
        page.shouldShowThumbnails(1);
        page.press(Keys.TAB);
        for (int stops = 0; stops < 12; stops++) {
            assertThat(page.script("""
                            const shown = e => getComputedStyle(e).outlineStyle !== 'none';
                            const e = document.activeElement;
                            return e === document.body || shown(e) || [...e.children].some(shown)""")).as(page.focused()).isEqualTo(true);
            page.tab();
        }
    }

    @Test
    void stateOfUploads_shouldBeSaid() {
        page.openAlbum("Said");
        page.choose(SamplePicture.landscapes(files, 3));
        page.eventually(() -> assertThat(page.text("p[role=status].heard")).isEqualTo("3 photos added"));
    }

    @Test
    void phone_shouldShowEverythingWithinItsWidth() {
        running.store(
                "Phone/a-rather-long-name-of-a-photo-that-does-not-fit-anywhere.jpg",
                SamplePicture.landscape(1).jpeg());
        page.window(390, 844, 2, true);
        page.openAlbum("Phone");
        page.shouldShowThumbnails(1);
        shouldFit();
        assertThat(page.one(".tile").getSize().width).isBetween(90, 130);
        page.choose(SamplePicture.landscape(2).write(files.resolve("b.jpg")));
        page.shouldShowThumbnails(2);
        shouldFit();
        page.all(".tile a").getLast().click();
        page.shouldShowOriginal();
        shouldFit();
        page.labelled("Close").click();
        page.eventually(() -> assertThat(page.has(".viewer[open]")).isFalse());
    }

    private void shouldFit() {
        assertThat(page.script("""
                        return [...document.querySelectorAll('button, a, h1, h2, .row, .tile')]
                          .filter(e => e.checkVisibility() && !e.matches('.skip, .albums *') && !e.closest('.albums'))
                          .filter(e => { const { left, right } = e.getBoundingClientRect(); return left < 0 || right > innerWidth; })
                          .map(e => e.outerHTML)""")).isEqualTo(List.of());
        assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void swipe_shouldGoToTheNextPhoto() {
        running.store("Swipe/a.jpg", SamplePicture.landscape(1).jpeg());
        running.store("Swipe/b.jpg", SamplePicture.landscape(2).jpeg());
        page.window(390, 844, 2, true);
        page.openAlbum("Swipe");
        page.shouldShowThumbnails(2);
        List<String> names = page.names();
        page.all(".tile a").getFirst().click();
        page.shouldShowOriginal();
        swipe(300, 60);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo(names.get(1) + ".jpg"));
        swipe(60, 300);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo(names.get(0) + ".jpg"));
    }

    private void swipe(int from, int to) {
        touch("touchStart", from);
        for (int step = 1; step <= 4; step++) {
            touch("touchMove", from + (to - from) * step / 4);
        }
        page.driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    }

    private void touch(String type, int x) {
        page.driver.executeCdpCommand(
                "Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", List.of(Map.of("x", x, "y", 500))));
    }
}
