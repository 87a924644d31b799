package io.contactsheet.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.desktop.testkit.RawServer;
import io.contactsheet.shared.key.PhotoKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever answers may be anybody: a client neither hangs nor fills its memory. */
class HostileGalleryTest {

    private static final PhotoKey KEY = new PhotoKey("a.jpg");
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));

    @Test
    void answerWithoutAnEnd_shouldBeRefused() {
        assertAllFail(
                PATIENT,
                client -> endless(client, "HTTP/1.1 200 OK\r\n\r\n"),
                GalleryException.NotAGallery.class,
                "Endless");
    }

    @Test
    void errorWithoutAnEnd_shouldBeRefusedToo() {
        assertAllFail(PATIENT, client -> endless(client, "HTTP/1.1 500 Oh\r\n\r\n"), GalleryException.class, "");
    }

    @Test
    void headersWithoutAnEnd_shouldBeRefused() {
        assertAllFail(PATIENT, client -> endless(client, "HTTP/1.1 200 OK\r\nA: "), GalleryException.class, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<Contents><Key>a.jpg</Key><LastModified>2026-01-02T03:04:05Z</LastModified></Contents>"})
    void listingThatGoesOnNowhere_shouldBeRefused(String contents) {
        String xml = "<ListBucketResult><IsTruncated>true</IsTruncated>" + contents + "</ListBucketResult>";
        assertFails(
                PATIENT,
                client -> client.write(("HTTP/1.1 200 OK\r\nContent-Length: " + xml.length() + "\r\n\r\n" + xml)
                        .getBytes(StandardCharsets.US_ASCII)),
                client -> client.photos(new ListingRequest("", false, 1, Optional.of("a.jpg"))),
                GalleryException.NotAGallery.class,
                "UnreadableListing");
    }

    /** Of nothing, eight times what a list may have. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1 << 27})
    void listingThatIsNotWhatItsCompressionSays_shouldBeRefused(int length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream gzip = length == 0 ? body : new GZIPOutputStream(body)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < length; written += blanks.length) {
                gzip.write(blanks);
            }
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.size() + "\r\n\r\n";
        assertFails(
                PATIENT,
                client -> {
                    client.write(head.getBytes(StandardCharsets.US_ASCII));
                    body.writeTo(client);
                },
                client -> client.photos(ListingRequest.everything()),
                GalleryException.NotAGallery.class,
                "UnreadableListing");
    }

    @Test
    void bodyThatDrips_shouldBeGivenUp() {
        assertAllFail(
                IMPATIENT,
                client -> drip(client, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"),
                GalleryException.Unreachable.class,
                "TooSlow");
    }

    @Test
    void headersThatDrip_shouldBeGivenUp() {
        assertAllFail(
                IMPATIENT,
                client -> drip(client, "HTTP/1.1 200 OK\r\nA: "),
                GalleryException.Unreachable.class,
                "TooSlow");
    }

    @Test
    void silence_shouldBeGivenUp() {
        assertAllFail(IMPATIENT, client -> drip(client, ""), GalleryException.Unreachable.class, "TooSlow");
    }

    private static void endless(OutputStream out, String beginning) throws IOException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        byte[] much = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(much);
        }
    }

    private static void drip(OutputStream out, String beginning) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            if (!beginning.isEmpty()) {
                out.write('x');
            }
            out.flush();
            Thread.sleep(100);
        }
    }

    private interface Answer {
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    private interface Request {
        void send(GalleryClient client) throws GalleryException, InterruptedException;
    }

    private static void assertAllFail(
            Timeouts timeouts, Answer answer, Class<? extends GalleryException> kind, String words) {
        assertFails(timeouts, answer, client -> client.photos(ListingRequest.everything()), kind, words);
        assertFails(timeouts, answer, client -> client.photo(KEY), kind, words);
        assertFails(timeouts, answer, client -> client.delete(KEY), kind, words);
        assertFails(timeouts, answer, client -> client.put(KEY, content(), _ -> {}), kind, words);
    }

    private static void assertFails(
            Timeouts timeouts, Answer answer, Request request, Class<? extends GalleryException> kind, String words) {
        try (RawServer server = new RawServer(client -> {
                    client.getInputStream().read(new byte[1 << 16]);
                    answer.send(client.getOutputStream());
                });
                GalleryClient client = new GalleryClient(server.address(), TokenSource.NONE, timeouts)) {
            assertThatThrownBy(() -> request.send(client)).isInstanceOf(kind).hasMessageContaining(words);
        }
    }

    private static PhotoContent content() {
        return new PhotoContent("a.jpg", "image/jpeg", "00", 1, () -> new ByteArrayInputStream(new byte[1]));
    }
}
