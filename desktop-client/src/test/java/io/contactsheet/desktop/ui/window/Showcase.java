package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.ListedPhoto;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.upload.Timing;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.shared.key.PhotoKey;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Takes pictures of the window in every state: {@code Showcase PHOTOS-FOLDER OUTPUT-FOLDER}. */
final class Showcase {

    private Showcase() {}

    static final class Shelf implements OpenGallery {
        private final List<Path> files;
        private final int count;
        private final GalleryException failure;

        Shelf(List<Path> files, int count, GalleryException failure) {
            this.files = files;
            this.count = count;
            this.failure = failure;
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:8477/prod");
        }

        @Override
        public List<ListedPhoto> list() throws GalleryException {
            if (failure != null) {
                throw failure;
            }
            List<ListedPhoto> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path file = files.get(i % files.size());
                String name = file.getFileName().toString();
                String album = i % 5 == 4 ? "Iceland-2025/" : i % 7 == 6 ? "Family/" : "";
                String key = album + (i < files.size() ? name : "r" + i + "-" + name);
                all.add(new ListedPhoto(
                        new PhotoKey(key),
                        1_000_000 + i * 137_777L % 6_000_000,
                        Instant.now().minusSeconds(i * 3000L),
                        Optional.of("v" + i)));
            }
            return all;
        }

        @Override
        public Optional<Picture> thumbnail(PhotoKey key, String version) {
            try {
                Path file = files.get(Integer.parseInt(version.substring(1)) % files.size());
                var made = new PictureThumbnailer()
                        .thumbnail(new ByteArrayInputStream(Files.readAllBytes(file)), Size.square(150));
                return made instanceof ThumbnailOutcome.Thumbnail t
                        ? Optional.of(new Picture(head(t.bytes().length), t.bytes()))
                        : Optional.empty();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static ObjectHead head(long bytes) {
            return new ObjectHead(
                    "image/jpeg", bytes, "v", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public Optional<Picture> photo(PhotoKey key) throws GalleryException {
            int i = list().stream().map(ListedPhoto::key).toList().indexOf(key);
            try {
                byte[] bytes = Files.readAllBytes(files.get(i % files.size()));
                return Optional.of(new Picture(head(bytes.length), bytes));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<ObjectHead> details(PhotoKey key) {
            return Optional.of(head(1234567));
        }

        @Override
        public void delete(PhotoKey key) {}
    }

    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> list = Files.list(Path.of(arguments[0]))) {
            files = new ArrayList<>(
                    list.filter(f -> !f.toString().contains("cmyk")).sorted().toList());
        }
        java.util.Collections.shuffle(files, new java.util.Random(4));
        Path out = Path.of(arguments[1]);
        String only = arguments.length > 2 ? arguments[2] : "";
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        up.await();
        Platform.setImplicitExit(false);
        for (ColorScheme scheme : ColorScheme.values()) {
            for (int[] size : new int[][] {{1200, 800}, {480, 700}}) {
                for (String state : List.of(
                        "full",
                        "empty",
                        "uploading",
                        "offline",
                        "offline-full",
                        "viewer",
                        "facts",
                        "question",
                        "drop")) {
                    String name = state + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + size[0];
                    if (name.contains(only)) {
                        shoot(files, state, scheme, size, out.resolve(name + ".png"));
                    }
                }
            }
        }
        System.exit(0);
    }

    private static void shoot(List<Path> files, String state, ColorScheme scheme, int[] size, Path png)
            throws Exception {
        int count = state.equals("empty") || state.equals("offline") ? 0 : 240;
        GalleryException lost = state.equals("offline")
                ? new GalleryException.Unreachable(
                        "The gallery at http://127.0.0.1:8477/prod does not answer. Is it running, and is this computer online?",
                        new IOException())
                : null;
        GalleryClient client = new GalleryClient(URI.create("http://127.0.0.1:9/prod"));
        GallerySession session =
                new GallerySession(client, _ -> new Shelf(files, count, lost), UploadSettings.STANDARD);
        WritableImage[] shot = new WritableImage[1];
        Stage[] stage = new Stage[1];
        onFx(() -> {
            GalleryWindow window = new GalleryWindow(session, null);
            Scene scene = new Scene(window.root(), size[0], size[1]);
            scene.getPreferences().setColorScheme(scheme);
            Theme.dress(scene);
            stage[0] = new Stage();
            stage[0].setScene(scene);
            stage[0].show();
            session.sheet().refresh();
        });
        Thread.sleep(900);
        if (state.equals("uploading")) {
            onFx(() -> upload(files, client, session));
        }
        if (state.equals("offline-full")) {
            onFx(() -> session.notices()
                    .show(
                            io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic.CONNECTION,
                            io.contactsheet.desktop.ui.notice.Notice.problem(
                                    "The gallery cannot be reached. Photos on their way wait until it is back.",
                                    "Try now",
                                    () -> {})));
        }
        if (state.equals("viewer") || state.equals("facts") || state.equals("question")) {
            onFx(() -> {
                var grid = (io.contactsheet.desktop.ui.grid.TileGrid<PhotoViewModel>)
                        stage[0].getScene().lookup("#sheet");
                grid.requestFocus();
                grid.select(session.sheet().photos().get(5));
                javafx.scene.input.KeyCode key = state.equals("question")
                        ? javafx.scene.input.KeyCode.DELETE
                        : state.equals("facts") ? javafx.scene.input.KeyCode.I : javafx.scene.input.KeyCode.ENTER;
                javafx.event.Event.fireEvent(
                        grid,
                        new javafx.scene.input.KeyEvent(
                                javafx.scene.input.KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                key,
                                false,
                                key == javafx.scene.input.KeyCode.I,
                                false,
                                false));
            });
        }
        if (state.equals("drop")) {
            onFx(() -> stage[0].getScene().lookup(".drop-target").setVisible(true));
        }
        Thread.sleep(2500);
        onFx(() -> {
            shot[0] = stage[0].getScene().snapshot(null);
            stage[0].close();
        });
        save(shot[0], png);
        session.close();
    }

    private static void upload(List<Path> files, GalleryClient client, GallerySession session) {
        UploadEngine engine = new UploadEngine(client, UploadSettings.STANDARD, Timing.REAL);
        List<UploadState> states = List.of(
                new UploadState.Stored(PhotoKey.ofFilename("a.jpg")),
                new UploadState.Sending(9_300_000, 9_900_000),
                new UploadState.Failed(
                        "The file has 14.2 MB. The gallery takes photos of up to 10 MB. Make it smaller and add it again.",
                        false),
                new UploadState.Sending(4_100_000, 9_900_000),
                new UploadState.Retrying("The gallery is busy.", Instant.now()),
                new UploadState.Failed("The gallery could not be reached for half an hour.", true),
                new UploadState.AlreadyInGallery(PhotoKey.ofFilename("b.jpg")),
                new UploadState.Sending(100_000, 9_900_000),
                new UploadState.Waiting(),
                new UploadState.Waiting());
        List<PhotoViewModel> photos = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Upload upload = engine.submit(files.get(i), "");
            PhotoViewModel photo = PhotoViewModel.ofUpload(upload, Instant.now(), i);
            photos.add(photo);
        }
        session.sheet().add(photos);
        for (int i = 0; i < states.size(); i++) {
            session.sheet().update(photos.get(i), states.get(i));
        }
    }

    private static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    private static void save(WritableImage image, Path png) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", png.toFile());
    }
}
