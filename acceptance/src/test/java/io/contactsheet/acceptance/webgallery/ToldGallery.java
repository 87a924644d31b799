package io.contactsheet.acceptance.webgallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.Connection.Fault;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A gallery of many photos that is only told of, and a visit to it that is measured. */
record ToldGallery(GalleryPage page, Connection connection) {

    /** From before the page's own scripts: when thumbnails are painted, how long tasks block, how much moves. */
    private static final String WATCH = """
            const measured = window.measured = { first: 0, blocked: 0, moved: 0 };
            new PerformanceObserver(list => {
              for (const { duration } of list.getEntries()) measured.blocked += Math.max(0, duration - 50);
            }).observe({ type: 'longtask', buffered: true });
            new PerformanceObserver(list => {
              for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) measured.moved += value;
            }).observe({ type: 'layout-shift', buffered: true });
            new MutationObserver(() => {
              if (!measured.first && document.querySelector('.tile.shown')) measured.first = performance.now();
            }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
            """;

    private static final Pattern AFTER = Pattern.compile("start-after=DSC_(\\d+)");
    private static final Pattern MOST = Pattern.compile("max-keys=(\\d+)");

    void serve(int photos) {
        byte[] thumbnail = SamplePicture.landscape(150, 100, 7).jpeg();
        Map<String, String> image =
                Map.of("Content-Type", "image/jpeg", "Cache-Control", "max-age=31536000", "ETag", "\"1\"");
        connection.spoil(
                Integer.MAX_VALUE,
                request -> request.path().startsWith("/thumbnails/"),
                _ -> new Fault.Answer(200, image, thumbnail));
        connection.spoil(
                Integer.MAX_VALUE,
                request -> request.path().matches("/(photos|thumbnails)"),
                request -> list(request.query(), photos));
    }

    /** As S3 answers. */
    private static Fault list(String query, int photos) {
        int from = number(AFTER, query, -1) + 1;
        int to = Math.min(photos, from + number(MOST, query, 1000));
        String contents = IntStream.range(from, to)
                .mapToObj(i ->
                        "<Contents><Key>DSC_%05d.jpg</Key><LastModified>2026-01-%02dT%02d:%02d:%02d.000Z</LastModified><ETag>&quot;%032x&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType><Size>3000000</Size><StorageClass>STANDARD</StorageClass></Contents>"
                                .formatted(i, 1 + i / 86400, i / 3600 % 24, i / 60 % 60, i % 60, i))
                .collect(Collectors.joining());
        String more = to < photos ? "<NextContinuationToken>1+/=</NextContinuationToken>" : "";
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><IsTruncated>" + (to < photos)
                + "</IsTruncated>" + more + contents + "</ListBucketResult>";
        return new Fault.Answer(200, Map.of("Content-Type", "application/xml"), xml.getBytes(UTF_8));
    }

    private static int number(Pattern pattern, String text, int otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    double measured(String name) {
        return ((Number) Objects.requireNonNull(page.script("return measured[arguments[0]]", name))).doubleValue();
    }

    /** Opens the page as a visitor for the first time, with nothing in the cache. */
    void visit(String inside) {
        page.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        Map<String, Object> script =
                page.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        try {
            page.open(inside);
            page.eventually(() -> assertThat(measured("first")).isPositive());
        } finally {
            page.driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script);
        }
    }
}
