package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a read costs the gallery on this computer, beside a plain server's answer of the same bytes. */
@Tag("speed")
class ReadSpeedTest {

    /**
     * In times of a plain answer, the client's part included in both. A check of the token by its signature at each request
     * alone was worth more than the room that is left here.
     */
    private static final double MOST = 7.5;

    private static final int WARM_UP = 5_000;
    private static final int READS = 1_000;
    private static final int ROUNDS = 5;
    private static final byte[] PHOTO = new byte[6_000];
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void read_shouldCostFewTimesAPlainAnswer() throws IOException {
        HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, PHOTO.length);
                exchange.getResponseBody().write(PHOTO);
            }
        });
        plain.start();
        try (LocalGallery local = LocalGallery.start(LocalGallery.template());
                Gallery gallery = new Gallery(local.api(), PATIENCE, Optional.of(local.token()));
                Gallery beside = new Gallery(
                        URI.create("http://127.0.0.1:" + plain.getAddress().getPort() + "/gallery"), PATIENCE)) {
            String key = gallery.key("a.jpg");
            assertThat(gallery.put(key, PHOTO, "image/jpeg").statusCode()).isEqualTo(200);
            cost(beside, key, WARM_UP);
            cost(gallery, key, WARM_UP);

            double[] ratios = DoubleStream.generate(() -> cost(gallery, key, READS) / cost(beside, key, READS))
                    .limit(ROUNDS)
                    .sorted()
                    .toArray();
            double median = ratios[ROUNDS / 2];
            System.out.printf("A read: %.2f times the processor time of a plain answer%n", median);
            assertThat(median).isLessThan(MOST);
        } finally {
            plain.stop(0);
        }
    }

    /** The processor time of this process, which is client and server in one, in nanoseconds. */
    private double cost(Gallery gallery, String key, int reads) {
        long before = system.getProcessCpuTime();
        for (int i = 0; i < reads; i++) {
            assertThat(gallery.photo(key).statusCode()).isEqualTo(200);
        }
        return system.getProcessCpuTime() - before;
    }
}
