package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.testkit.ListingPage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Listings: S3's own, page by page. Every gallery keeps to it, and every double of one. */
abstract class ListingContract {

    private final byte[] picture = SamplePicture.landscape(2, 2).jpeg();

    @Tag("slow")
    @Test
    void manyKeys_shouldBeListedByPagesEachOnce(Gallery gallery) {
        int count = 2_500;
        List<String> keys = IntStream.range(0, count)
                .mapToObj(number -> gallery.key("many/" + String.format("%05d", number) + ".jpg"))
                .toList();
        keys.parallelStream()
                .forEach(key -> assertThat(
                                gallery.put(key, picture, "image/jpeg").statusCode())
                        .isEqualTo(200));

        List<Integer> pages = new ArrayList<>();
        List<String> listed = walk(gallery, Map.of("prefix", gallery.key("many/")), pages);

        assertThat(listed).isEqualTo(keys);
        assertThat(pages).containsExactly(1000, 1000, 500);
    }

    @Test
    void pagesOfFew_shouldFollowEachOtherAfterAnyKey(Gallery gallery) {
        List<String> keys = new ArrayList<>();
        for (String name : List.of("a b.jpg", "a-b.jpg", "c&d.jpg", "e=f.jpg", "ü.jpg", "写.jpg")) {
            keys.add(gallery.key("odd/" + name));
        }
        keys.forEach(key -> gallery.put(key, picture, "image/jpeg"));

        List<String> listed = walk(gallery, Map.of("prefix", gallery.key("odd/"), "max-keys", "1"), new ArrayList<>());

        assertThat(listed).containsExactlyElementsOf(keys);
        assertThat(gallery.list("/photos", Map.of("prefix", gallery.key("odd/"), "start-after", keys.get(2)))
                        .keys())
                .isEqualTo(keys.subList(3, 6));
    }

    /** A key and not S3's token, in which a plus stands whose way across API Gateway nothing tells. */
    private static List<String> walk(Gallery gallery, Map<String, String> query, List<Integer> pages) {
        List<String> listed = new ArrayList<>();
        Map<String, String> from = new HashMap<>(query);
        ListingPage page;
        do {
            page = gallery.list("/photos", from);
            listed.addAll(page.keys());
            pages.add(page.keys().size());
            from.put("start-after", page.keys().getLast());
        } while (page.goesOn());
        return listed;
    }

    @Test
    void pagesByDelimiter_shouldNameEachAlbumOnce(Gallery gallery) {
        for (String name : List.of("a.jpg", "one/a.jpg", "one/b/c.jpg", "one-2/a.jpg", "one0/a.jpg", "two/a.jpg")) {
            gallery.put(gallery.key("levels/" + name), picture, "image/jpeg");
        }
        Map<String, String> query =
                new HashMap<>(Map.of("prefix", gallery.key("levels/"), "delimiter", "/", "max-keys", "1"));

        List<String> found = new ArrayList<>();
        ListingPage page;
        do {
            page = gallery.list("/photos", query);
            found.addAll(page.keys());
            found.addAll(page.commonPrefixes());
            query.put("start-after", found.getLast().replaceFirst("/$", "0"));
        } while (page.goesOn());

        assertThat(found)
                .containsExactlyElementsOf(Stream.of("a.jpg", "one-2/", "one/", "one0/", "two/")
                        .map(name -> gallery.key("levels/" + name))
                        .toList());
    }

    @Test
    void delimiter_shouldListAlbums(Gallery gallery) {
        gallery.put(gallery.key("albums/one/a.jpg"), picture, "image/jpeg");
        gallery.put(gallery.key("albums/two/a.jpg"), picture, "image/jpeg");
        gallery.put(gallery.key("albums/a.jpg"), picture, "image/jpeg");

        ListingPage page = gallery.list("/photos", Map.of("prefix", gallery.key("albums/"), "delimiter", "/"));

        assertThat(page.commonPrefixes()).containsExactly(gallery.key("albums/one/"), gallery.key("albums/two/"));
        assertThat(page.keys()).containsExactly(gallery.key("albums/a.jpg"));
    }

    @Test
    void thumbnails_shouldBeListedWithTheirETags(Gallery gallery) {
        String key = gallery.key("listed/a.jpg");
        gallery.put(key, picture, "image/jpeg");
        String etag = header(Thumbnails.await(gallery, key), "ETag");

        HttpResponse<byte[]> response = gallery.get("/thumbnails?prefix=" + gallery.key("listed/"));

        assertThat(ListingPage.parse(response.body()).keys()).containsExactly(key);
        assertThat(text(response).replace("&quot;", "\"")).contains("<ETag>" + etag + "</ETag>");
        assertThat(text(response)).contains("<LastModified>").contains("<Size>");
    }

    @Test
    void listing_shouldBeXmlThatNobodyCaches(Gallery gallery) {
        for (String path : List.of("/photos", "/thumbnails")) {
            HttpResponse<byte[]> response = gallery.get(path + "?max-keys=1");
            assertThat(header(response, "Content-Type")).startsWith("application/xml");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
    }
}
