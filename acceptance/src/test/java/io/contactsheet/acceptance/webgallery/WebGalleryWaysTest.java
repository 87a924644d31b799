package io.contactsheet.acceptance.webgallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The ways into a photo and out of it: back, forward, links, reloading, other tabs. */
@ExtendWith(WebGallery.class)
class WebGalleryWaysTest {

    private final GalleryPage page;
    private final Running running;

    WebGalleryWaysTest(GalleryPage page, Running running) {
        this.page = page;
        this.running = running;
    }

    private void store(String album, int photos) {
        for (int i = 0; i < photos; i++) {
            running.store(
                    "%s/p%02d.jpg".formatted(album, i),
                    SamplePicture.landscape(i).jpeg());
        }
    }

    private void shouldBeClosed() {
        page.eventually(() -> assertThat(page.has("dialog[open]")).isFalse());
    }

    @Test
    void backAfterEscape_shouldGoToThePageBefore() {
        store("Back", 3);
        page.openAlbum("Back");
        page.shouldShowThumbnails(3);
        page.all(".tile a").getFirst().click();
        page.shouldShowOriginal();
        page.press(Keys.ARROW_RIGHT);
        page.shouldShowOriginal();
        page.press(Keys.ESCAPE);
        shouldBeClosed();
        assertThat(page.location()).endsWith("#album/Back");
        page.driver.navigate().forward();
        page.shouldShowOriginal();
        page.driver.navigate().refresh();
        page.shouldShowOriginal();
        page.labelled("Close").click();
        shouldBeClosed();
        page.driver.navigate().back();
        page.eventually(() -> assertThat(page.location()).isEqualTo("about:blank"));
    }

    @Test
    void swipeDown_shouldLeaveAPhotoAsEscapeDoes() {
        store("Down", 1);
        page.window(400, 800, 1, true);
        page.openAlbum("Down");
        page.shouldShowThumbnails(1);
        page.all(".tile a").getFirst().click();
        page.shouldShowOriginal();
        for (List<Object> touch : List.<List<Object>>of(
                List.of("touchStart", 300),
                List.of("touchMove", 400),
                List.of("touchMove", 600),
                List.of("touchEnd"))) {
            page.driver.executeCdpCommand(
                    "Input.dispatchTouchEvent",
                    Map.of(
                            "type",
                            touch.getFirst(),
                            "touchPoints",
                            touch.size() < 2 ? List.of() : List.of(Map.of("x", 200, "y", touch.getLast()))));
        }
        shouldBeClosed();
        page.driver.navigate().back();
        page.eventually(() -> assertThat(page.location()).isEqualTo("about:blank"));
    }

    @Test
    void linkToAPhoto_shouldLeaveNoPhotoBehindItsSheet() {
        store("Deep", 2);
        page.open("/#photo/Deep/p00.jpg");
        page.shouldShowOriginal();
        assertThat(page.driver.getTitle()).startsWith("p00.jpg");
        page.press(Keys.ESCAPE);
        shouldBeClosed();
        assertThat(page.driver.getTitle()).startsWith("Deep");
        page.driver.navigate().back();
        page.eventually(() -> assertThat(page.location()).isEqualTo("about:blank"));
    }

    @Test
    void photoOfAnotherAlbum_shouldOpenInFrontOfIt() {
        store("Here", 1);
        store("There", 2);
        page.openAlbum("Here");
        page.shouldShowThumbnails(1);
        page.script("location.hash = '#photo/There/p00.jpg'");
        page.shouldShowOriginal();
        page.eventually(() -> assertThat(page.text(".facts")).contains("of 2", "Added"));
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.text("#title")).isEqualTo("Here"));
    }

    @Test
    void reload_shouldKeepThePlace() {
        store("Reload", 12);
        page.window(390, 300, 1, false);
        page.openAlbum("Reload");
        page.eventually(() -> assertThat(page.text("#count")).isEqualTo("12 photos"));
        page.script("scrollTo(0, 250)");
        page.eventually(
                () -> assertThat(page.script("return history.state?.place")).isEqualTo(250L));
        page.driver.navigate().refresh();
        page.eventually(() -> assertThat(page.script("return scrollY")).isEqualTo(250L));
    }

    @Test
    void deletion_shouldReachOtherTabs() {
        store("Tabs", 2);
        String first = page.driver.getWindowHandle();
        page.openAlbum("Tabs");
        page.shouldShowThumbnails(2);
        String second = page.driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        try {
            running.session().enter(page.driver, running.connection().address());
            page.open("/#photo/Tabs/p00.jpg");
            page.shouldShowOriginal();
            page.labelled("Delete").click();
            page.one(".danger").click();
            page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("p01.jpg"));
        } finally {
            page.driver.switchTo().window(second).close();
            page.driver.switchTo().window(first);
        }
        page.eventually(() -> assertThat(page.names()).containsExactly("p01"));
    }

    @Test
    void printedAlbum_shouldHoldEveryPhotoWithItsNameOnceAndNextToEachOther() {
        store("Paper", 40);
        page.window(390, 300, 1, false);
        page.openAlbum("Paper");
        page.eventually(() -> assertThat(page.text("#count")).isEqualTo("40 photos"));
        page.eventually(() -> assertThat(page.script("""
                    return new Set(performance.getEntriesByType('resource')
                      .map(r => new URL(r.name).pathname).filter(path => /thumbnails.Paper/.test(path))).size""")).isEqualTo(40L));
        assertThat(page.frames()).isLessThan(40);
        page.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            page.script("dispatchEvent(new Event('beforeprint'))");
            page.shouldShowThumbnails(40);
            assertThat(page.script("""
                    return new Set([...document.querySelectorAll('.tile')].map(tile => {
                      const { x, y } = tile.getBoundingClientRect();
                      return `${x} ${y}`;
                    })).size""")).isEqualTo(40L);
            assertThat(page.one(".tile .name").isDisplayed()).isTrue();
            assertThat(page.one(".bar").isDisplayed()).isFalse();
            page.script("dispatchEvent(new Event('afterprint'))");
            assertThat(page.frames()).isLessThan(40);
        } finally {
            page.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @Test
    void nameOfSomebodyElse_shouldBeShownAsTextWhereverItIsShown() {
        store("Hostile", 1);
        running.connection()
                .spoil(
                        Integer.MAX_VALUE,
                        "GET",
                        "/thumbnails/Hostile/",
                        new Connection.Fault.Answer(
                                200,
                                Map.of("ETag", "\"1\"", "x-amz-meta-filename", "%3Cimg%20src%3Dx%3E%20%E5%86%99.jpg"),
                                SamplePicture.landscape(1).jpeg()));
        page.openAlbum("Hostile");
        page.shouldShowThumbnails(1);
        assertThat(page.names()).containsExactly("<img src=x> 写");
        assertThat(Objects.toString(page.one(".tile a").getDomAttribute("title")))
                .isEqualTo("<img src=x> 写.jpg");
    }

    @Test
    void pictureThatCannotBeMadeSmall_shouldSayWhatItIsAndWhy() {
        running.store("Signs/IMG_1.heic", "no picture".getBytes(UTF_8));
        page.openAlbum("Signs");
        page.eventually(() -> assertThat(page.text(".tile .sign")).isEqualTo("HEIC"));
        assertThat(page.text(".tile .heard")).contains("cannot be read as a picture");
        page.one(".tile a").click();
        page.eventually(() -> assertThat(page.text(".standing .sign")).isEqualTo("HEIC"));
        page.eventually(() -> assertThat(page.text(".message")).contains("cannot be read as a picture"));
    }
}
