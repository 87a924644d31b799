package io.contactsheet.desktop.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.Fault;
import io.contactsheet.desktop.testkit.StoredObject;
import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GalleryClientTest {

    private static final PhotoKey KEY = new PhotoKey("rome/a.jpg");
    private static final PhotoContent RED = new PhotoContent(
            "ä 1.jpg", "image/jpeg", "0".repeat(64), 3, () -> new ByteArrayInputStream("red".getBytes(UTF_8)));

    private final FakeGallery gallery = FakeGallery.start();
    private final GalleryClient client = new GalleryClient(URI.create(gallery.address() + "/"));

    @AfterEach
    void close() {
        client.close();
        gallery.close();
    }

    @Test
    void photoPutIn_shouldComeBackAsItWas() throws Exception {
        assertThat(client.put(KEY, RED, _ -> {})).isEqualTo(PutOutcome.STORED);

        Picture photo = client.photo(KEY).orElseThrow();

        assertThat(photo.bytes()).isEqualTo("red".getBytes(UTF_8));
        assertThat(photo.head().contentType()).isEqualTo("image/jpeg");
        assertThat(photo.head().filename()).contains("ä 1.jpg");
        assertThat(photo.head().sha256()).contains("0".repeat(64));
        assertThat(photo.head().bytes()).isEqualTo(3);
        assertThat(photo.head().version()).isNotEmpty().doesNotContain("\"");
        assertThat(client.photoHead(KEY)).contains(photo.head());
    }

    @Test
    void gatewayThatKeepsTheLengthToItself_shouldLeaveItUnknown() throws Exception {
        client.put(KEY, RED, _ -> {});
        gallery.plan("HEAD", "/photos", (exchange, _) -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            Fault.status(200).happen(exchange, () -> {});
        });

        assertThat(client.photoHead(KEY).orElseThrow().bytes()).isEqualTo(-1);
        assertThat(client.photoHead(KEY).orElseThrow().bytes()).isEqualTo(3);
    }

    @Test
    void fullDisk_shouldBeSaidAndTriedAgain() {
        gallery.plan("PUT", "/photos", Fault.status(507));

        assertThatExceptionOfType(GalleryException.Busy.class)
                .isThrownBy(() -> client.put(KEY, RED, _ -> {}))
                .withMessageContaining("DiskFull");
    }

    @Test
    void takenKey_shouldBeSaidToBeTaken() throws Exception {
        client.put(KEY, RED, _ -> {});

        assertThat(client.put(KEY, RED, _ -> {})).isEqualTo(PutOutcome.KEY_TAKEN);
    }

    @Test
    void progress_shouldGrowToTheWholeLength() throws Exception {
        List<Long> progress = new ArrayList<>();
        byte[] bytes = new byte[100_000];

        client.put(
                KEY,
                new PhotoContent(
                        "a.jpg", "image/jpeg", "0".repeat(64), bytes.length, () -> new ByteArrayInputStream(bytes)),
                progress::add);

        assertThat(progress).isSorted().endsWith(100_000L).hasSizeGreaterThan(2);
    }

    @Test
    void missingPhotosAndThumbnails_shouldBeEmpty() throws Exception {
        assertThat(client.photo(KEY)).isEmpty();
        assertThat(client.photoHead(KEY)).isEmpty();
        assertThat(client.thumbnailHead(KEY)).isEmpty();
        assertThat(client.thumbnail(KEY, "1")).isEmpty();
    }

    @Test
    void placeholder_shouldTellItsError() throws Exception {
        gallery.thumbnails()
                .put(KEY.value(), StoredObject.of("grey", Map.of(MetadataHeaders.THUMBNAIL_ERROR, "corrupt")));

        assertThat(client.thumbnailHead(KEY).orElseThrow().thumbnailError()).contains(ThumbnailError.CORRUPT);
    }

    @Test
    void deletedPhoto_shouldBeGone_andDeletingAgainDoNothing() throws Exception {
        client.put(KEY, RED, _ -> {});

        client.delete(KEY);
        client.delete(KEY);

        assertThat(client.photoHead(KEY)).isEmpty();
    }

    @Test
    void listing_shouldGiveEveryPhotoOnce_pageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            gallery.photos().put("photo-%02d.jpg".formatted(i), StoredObject.of("x".repeat(i + 1), Map.of()));
        }

        List<ListedObject> all = new ArrayList<>();
        int pages = 0;
        for (Optional<ListingRequest> next =
                        Optional.of(ListingRequest.everything().withPageSize(10));
                next.isPresent();
                pages++) {
            ListingPage page = client.photos(next.get());
            all.addAll(page.objects());
            next = page.next();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(all.get(4).key()).isEqualTo(new PhotoKey("photo-04.jpg"));
        assertThat(all.get(4).bytes()).isEqualTo(5);
        assertThat(all.get(4).version()).isNotEmpty().doesNotContain("\"");
        assertThat(all.get(4).lastModified()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    @Test
    void listingOfAnAlbum_shouldGiveItsPhotosAndTheAlbumsInIt() throws Exception {
        for (String key : List.of("a.jpg", "rome/b.jpg", "rome/day1/c.jpg", "rome/day1/d.jpg", "rome/day2/e.jpg")) {
            gallery.photos().put(key, StoredObject.of("x", Map.of()));
        }

        ListingPage rome = client.photos(ListingRequest.album("rome"));

        assertThat(rome.objects().stream().map(ListedObject::key)).containsExactly(new PhotoKey("rome/b.jpg"));
        assertThat(rome.albums()).containsExactly("rome/day1", "rome/day2");
        assertThat(client.photos(ListingRequest.album("")).albums()).containsExactly("rome");
    }

    @Test
    void listingOfAnAlbum_shouldNameEachAlbumOnce_pageByPage() throws Exception {
        for (String key : List.of("a.jpg", "rome/b.jpg", "rome/c.jpg", "rome-2/d.jpg", "rome0.jpg", "rome0/e.jpg")) {
            gallery.photos().put(key, StoredObject.of("x", Map.of()));
        }

        List<String> found = new ArrayList<>();
        Optional<ListingRequest> next = Optional.of(ListingRequest.album("").withPageSize(1));
        while (next.isPresent()) {
            ListingPage page = client.photos(next.get());
            page.objects().forEach(object -> found.add(object.key().value()));
            found.addAll(page.albums());
            next = page.next();
        }

        assertThat(found).containsExactly("a.jpg", "rome-2", "rome", "rome0.jpg", "rome0");
    }

    @Test
    void listing_shouldGoOnAfterAKeyThatNeedsNoEscape() throws Exception {
        for (String key : List.of("a.jpg", "a+b.jpg", "b.jpg", "c d.jpg", "é.jpg", "写.jpg")) {
            gallery.photos().put(key, StoredObject.of("x", Map.of()));
        }

        ListingPage first = client.photos(ListingRequest.everything().withPageSize(4));

        assertThat(first.next().orElseThrow().after()).contains("b.jpg");
        assertThat(client.photos(ListingRequest.everything().withPageSize(2))
                        .next()
                        .orElseThrow()
                        .after())
                .contains("a.jpg");
    }

    @Test
    void objectsThatAreNoPhotos_shouldBeLeftOutOfAListing() throws Exception {
        gallery.photos().put("with space & <angle>.jpg", StoredObject.of("x", Map.of()));
        gallery.photos().put("a.jpg", StoredObject.of("x", Map.of()));

        assertThat(client.photos(ListingRequest.everything()).objects().stream().map(ListedObject::key))
                .containsExactly(new PhotoKey("a.jpg"));
    }

    @Test
    void faults_shouldBeTypedByWhatTheUserCanDo() {
        gallery.plan("GET", "/photos", Fault.status(401), Fault.status(403), Fault.status(400), Fault.status(302));
        gallery.plan("GET", "/photos", Fault.status(429, "3"), Fault.status(502));
        // The JDK's client itself sends a GET again on a broken connection, a few times.
        gallery.plan("GET", "/photos", Collections.nCopies(10, Fault.BROKEN).toArray(Fault[]::new));

        assertThatThrownBy(this::list).isInstanceOf(GalleryException.NotAllowed.class);
        assertThatThrownBy(this::list).isInstanceOf(GalleryException.NotAllowed.class);
        assertThatThrownBy(this::list).isInstanceOf(GalleryException.Refused.class);
        assertThatThrownBy(this::list).isInstanceOf(GalleryException.NotAGallery.class);
        assertThatExceptionOfType(GalleryException.Busy.class)
                .isThrownBy(this::list)
                .satisfies(busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3)));
        assertThatThrownBy(this::list).isInstanceOf(GalleryException.Busy.class);
        assertThatThrownBy(this::list).isInstanceOf(GalleryException.Unreachable.class);
    }

    @Test
    void nobodyAtTheAddress_shouldBeUnreachable() {
        gallery.goAway();

        assertThatThrownBy(this::list)
                .isInstanceOfSatisfying(
                        GalleryException.Unreachable.class,
                        fault -> assertThat(fault.reason())
                                .isEqualTo(new GalleryReason.NoAnswer(
                                        GalleryReason.Asked.gallery(gallery.address()),
                                        new GalleryReason.Connection.Silent())));
    }

    @Test
    void silentGallery_shouldBeGivenUp_alsoInMidUpload() {
        CountDownLatch never = new CountDownLatch(1);
        gallery.plan("GET", "/photos", Fault.silentUntil(never));
        gallery.plan("PUT", "/photos", Fault.silentUntil(never));
        Timeouts impatient = new Timeouts(Duration.ofMinutes(1), Duration.ofMillis(200), Duration.ofMinutes(2));
        try (GalleryClient hasty = new GalleryClient(gallery.address(), TokenSource.NONE, impatient)) {
            assertThatThrownBy(() -> hasty.photos(ListingRequest.everything()))
                    .isInstanceOfSatisfying(
                            GalleryException.Unreachable.class,
                            fault -> assertThat(fault.reason())
                                    .isEqualTo(new GalleryReason.NoAnswer(
                                            GalleryReason.Asked.gallery(gallery.address()),
                                            new GalleryReason.Connection.TooSlow())));
            assertThatThrownBy(() -> hasty.put(KEY, RED, _ -> {})).isInstanceOf(GalleryException.Unreachable.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void otherWebPage_shouldBeSaidToBeNoGallery() throws Exception {
        assertThatThrownBy(() -> listOf("<html><p>Welcome<br></html>"))
                .isInstanceOf(GalleryException.NotAGallery.class);
        assertThatThrownBy(() -> listOf("{}")).isInstanceOf(GalleryException.NotAGallery.class);
        assertThatThrownBy(() -> listOf("<Other/>")).isInstanceOf(GalleryException.NotAGallery.class);
    }

    @Test
    void listingWithExternalEntities_shouldReadNoFile() {
        String xml = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><ListBucketResult><Contents>"
                + "<Key>&f;.jpg</Key><LastModified>2026-01-02T03:04:05Z</LastModified></Contents></ListBucketResult>";

        assertThatThrownBy(() -> listOf(xml)).isInstanceOf(GalleryException.NotAGallery.class);
    }

    @Test
    void signedInUser_shouldSendTheToken() throws Exception {
        AtomicReference<String> sent = new AtomicReference<>();
        gallery.plan("GET", "/photos", (exchange, answer) -> {
            sent.set(exchange.getRequestHeaders().getFirst("Authorization"));
            answer.run();
        });
        try (GalleryClient signedIn = new GalleryClient(gallery.address(), () -> Optional.of("token-1"))) {
            signedIn.photos(ListingRequest.everything());
        }

        assertThat(sent).hasValue("token-1");
    }

    @Test
    void addressesThatAreNone_shouldBeRefusedWithASentence() {
        for (String text : List.of("", "nonsense", "ftp://host/", "http://", "file:///tmp", "http://ho st/")) {
            assertThatThrownBy(() -> GalleryAddress.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not the address of a gallery");
        }
        assertThat(GalleryAddress.parse(" https://abc.example/prod/ "))
                .isEqualTo(URI.create("https://abc.example/prod"));
    }

    private void list() throws GalleryException, InterruptedException {
        client.photos(ListingRequest.everything());
    }

    private static void listOf(String body) throws IOException, GalleryException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (GalleryClient client = new GalleryClient(address)) {
            client.photos(ListingRequest.everything());
        } finally {
            server.stop(0);
        }
    }
}
