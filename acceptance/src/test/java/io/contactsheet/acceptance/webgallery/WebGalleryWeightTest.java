package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visit to the web gallery costs: in requests, in bytes, in memory, in what moves under the eye. */
@ExtendWith(WebGallery.class)
class WebGalleryWeightTest {

    private static final int MANY = 50_000;

    private final GalleryPage page;
    private final Connection connection;
    private final Running running;
    private final ToldGallery told;

    WebGalleryWeightTest(GalleryPage page, Connection connection, Running running) {
        this.page = page;
        this.connection = connection;
        this.running = running;
        this.told = new ToldGallery(page, connection);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280, 2560})
    void sheet_shouldNotMoveWhileItIsRead(int width) {
        told.serve(1500);
        page.window(width, 800, 1, width < 700);
        page.network(Map.of("offline", false, "latency", 200, "downloadThroughput", 200_000, "uploadThroughput", -1));
        told.visit("/");
        page.eventually(() -> assertThat(page.text("#count")).isEqualTo("1,500 photos"));
        assertThat(told.measured("moved")).as("layout shift").isLessThan(0.05);
    }

    @Test
    void wholeVisit_shouldTransferLessThanThirtyKilobytesOfScriptAndStyle() {
        running.store("Bytes/a.jpg", SamplePicture.landscape(1).jpeg());
        told.visit("/#album/Bytes");
        page.eventually(() -> assertThat(page.has("dialog.viewer")).isTrue());
        long bytes = ((Number) Objects.requireNonNull(page.script("""
                        return performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)$/.test(name))
                          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)"""))).longValue();
        System.out.println("Script and style of a visit: " + bytes + " bytes");
        assertThat(bytes).isBetween(10_000L, 30_000L);
    }

    @Test
    void visit_shouldCostFewRequests() {
        for (int i = 0; i < 3; i++) {
            running.store("Cost/%d.jpg".formatted(i), SamplePicture.landscape(i).jpeg());
        }
        page.openAlbum("Cost");
        page.shouldShowThumbnails(3);
        page.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        connection.requests();
        page.openAlbum("Cost");
        page.shouldShowThumbnails(3);
        page.eventually(() -> assertThat(page.has("dialog.viewer")).isTrue());
        Map<String, Long> first = byRoute(connection.requests());
        assertThat(first).containsEntry("listings", 2L).containsEntry("thumbnails", 3L);
        assertThat(first.get("page")).isLessThanOrEqualTo(20);
        page.openAlbum("Cost");
        page.shouldShowThumbnails(3);
        assertThat(byRoute(connection.requests())).doesNotContainKey("thumbnails");
    }

    private static Map<String, Long> byRoute(List<String> requests) {
        return requests.stream()
                .collect(Collectors.groupingBy(
                        request -> switch (request) {
                            case "GET /photos", "GET /thumbnails" -> "listings";
                            case String other when other.startsWith("GET /thumbnails/") -> "thumbnails";
                            case String other when other.equals("GET /") || other.startsWith("GET /site/") -> "page";
                            case String other -> other;
                        },
                        Collectors.counting()));
    }

    @Test
    void fiftyThousandPhotos_shouldStaySmall() {
        told.serve(MANY);
        told.visit("/");
        page.eventually(() -> assertThat(page.text("#count")).isEqualTo("50,000 photos"));
        assertThat(told.measured("moved")).as("layout shift").isLessThan(0.01);
        assertThat(page.names().getFirst()).isEqualTo("DSC_49999");
        page.script("scrollTo(0, document.documentElement.scrollHeight)");
        page.eventually(() -> assertThat(page.names()).contains("DSC_00000"));
        page.eventually(() -> assertThat(page.thumbnails()).isPositive());
        assertThat(((Number) Objects.requireNonNull(page.script("return document.querySelectorAll('*').length")))
                        .intValue())
                .isLessThan(1500);
        double heap = ((Number) Objects.requireNonNull(page.script("gc(); return performance.memory.usedJSHeapSize")))
                .doubleValue();
        System.out.printf("Heap with %d photos: %.1f MB%n", MANY, heap / 1e6);
        assertThat(heap).isLessThan(40e6);
    }
}
