package io.contactsheet.benchmarks.sidebyside;

import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.shared.size.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The thumbnailer of this product as a peer. */
public final class ContactSheetPeer implements Peer {

    private final Thumbnailer thumbnailer = new PictureThumbnailer();
    private final Size box;

    ContactSheetPeer(Size box) {
        this.box = box;
    }

    /** Serves until the input ends. The one argument is the side of the square that thumbnails fit into, in pixels. */
    public static void main(String[] args) throws IOException {
        ContactSheetPeer peer = new ContactSheetPeer(Size.square(Integer.parseInt(args[0])));
        new PeerLoop(peer, System.out)
                .serve(
                        "Contact Sheet on Java " + Runtime.version(),
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    @Override
    public Answer thumbnail(Path file) throws IOException {
        try (InputStream picture = Files.newInputStream(file)) {
            return switch (thumbnailer.thumbnail(picture, box)) {
                case Thumbnail made -> Answer.thumbnail(made.contentType(), made.bytes());
                case Unreadable none -> Answer.none(none.reason().label(), none.explanation());
            };
        }
    }
}
