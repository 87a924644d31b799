package io.contactsheet.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.coobird.thumbnailator.Thumbnails;

/** ImageIO with Thumbnailator, the usual way in Java, as a peer. */
public final class ThumbnailatorPeer implements Peer {

    private static final double QUALITY = 0.85;
    private final int side;

    ThumbnailatorPeer(int side) {
        this.side = side;
    }

    /** Serves until the input ends. The one argument is the side of the square that thumbnails fit into, in pixels. */
    public static void main(String[] args) throws IOException {
        new PeerLoop(new ThumbnailatorPeer(Integer.parseInt(args[0])), System.out)
                .serve(
                        "ImageIO + Thumbnailator on Java " + Runtime.version(),
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    @Override
    public Answer thumbnail(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thumbnails.of(file.toFile())
                .size(side, side)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(bytes);
        return Answer.thumbnail("image/jpeg", bytes.toByteArray());
    }
}
