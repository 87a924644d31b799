package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.sheet.PhotoActions;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.upload.PhotoChooser;
import io.contactsheet.desktop.ui.viewer.PhotoViewer;
import io.contactsheet.desktop.ui.viewer.ViewerViewModel;
import io.contactsheet.shared.key.PhotoKey;
import io.templaterunner.files.AtomicReplacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What the user does with photos of the sheet, in this window. */
final class SheetActions implements PhotoActions {

    private final GallerySession session;
    private final Messages messages;
    private final PhotoChooser chooser;
    private final Layers layers;
    private final ViewerViewModel viewer;
    private final PhotoViewer view;

    SheetActions(GallerySession session, PhotoChooser chooser, Messages messages, Layers layers) {
        this.session = session;
        this.messages = messages;
        this.chooser = chooser;
        this.layers = layers;
        this.viewer = new ViewerViewModel(
                session.gallery(), session.sheet(), session.images(), session.thumbnailer(), session.requests());
        this.view = new PhotoViewer(viewer, this, session.notices(), messages, this::closeViewer);
    }

    @Override
    public void open(PhotoViewModel photo) {
        viewer.show(photo);
        if (view.getScene() == null) {
            layers.show(view, view);
        }
    }

    @Override
    public void details(PhotoViewModel photo) {
        open(photo);
        viewer.factsShownProperty().set(true);
    }

    @Override
    public void copyLink(PhotoViewModel photo) {
        photo.key().ifPresent(key -> {
            String link = session.gallery().address() + "/#photo/" + key.value();
            ClipboardContent content = new ClipboardContent();
            content.putString(link);
            content.putUrl(link);
            Clipboard.getSystemClipboard().setContent(content);
            session.notices().show(Topic.ACTION, Notice.of(new Subject.LinkCopied(link)));
        });
    }

    @Override
    public void saveCopy(PhotoViewModel photo) {
        photo.key()
                .ifPresent(key -> chooser.saveAs(photo.name()).ifPresent(file -> {
                    Callable<Boolean> work = () -> save(key, file);
                    session.requests()
                            .run(work, saved -> tellSaved(file, saved), failure -> tellUnsaved(file, failure));
                }));
    }

    @Override
    public void remove(PhotoViewModel photo) {
        if (photo.key().isEmpty()) {
            session.uploads().dismiss(photo);
            return;
        }
        Question.confirm(
                layers,
                new Question.Words(
                        messages.get("delete.title", photo.name()),
                        messages.get("delete.text"),
                        messages.get("photo.delete"),
                        messages.get("delete.keep")),
                () -> {
                    closeViewer();
                    session.sheet()
                            .delete(
                                    photo,
                                    trouble -> session.notices()
                                            .show(
                                                    Topic.ACTION,
                                                    Notice.of(new Subject.NotDeleted(photo.name(), trouble))));
                });
    }

    private void closeViewer() {
        if (view.getScene() != null) {
            viewer.close();
            layers.hide();
        }
    }

    /** False if the photo has gone. A file is there whole or not at all. */
    private boolean save(PhotoKey key, Path file) throws GalleryException, InterruptedException, IOException {
        Optional<Picture> picture = session.gallery().photo(key);
        if (picture.isEmpty()) {
            return false;
        }
        Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Path part = parent.resolve(".contact-sheet-" + UUID.randomUUID() + ".part");
        new AtomicReplacement(file, part).write(out -> out.write(picture.get().bytes()));
        return true;
    }

    private void tellSaved(Path file, boolean saved) {
        session.notices().show(Topic.ACTION, Notice.of(saved ? new Subject.Saved(file) : new Subject.Gone()));
    }

    private void tellUnsaved(Path file, Exception failure) {
        Subject subject = failure instanceof IOException
                ? new Subject.FolderNotWritable(file)
                : new Subject.NotSaved(file, Trouble.of(failure));
        session.notices().show(Topic.ACTION, Notice.of(subject));
    }
}
