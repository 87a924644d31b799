package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.gallery.PutOutcome;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.Retrying;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.util.Optional;

/** Brings one photo into the gallery. Runs on the upload's own thread. */
final class Sender {

    /** The plain name, and with the digest behind it; more are taken only where digests clash. */
    private static final int MOST_NAMES = 5;

    private final GalleryClient gallery;
    private final Timing timing;
    private final Outage outage;
    private final Upload upload;
    private final RetryPlan plan;
    private final FileRest rest;
    private boolean answerLost;

    Sender(GalleryClient gallery, UploadSettings settings, Timing timing, Outage outage, Upload upload) {
        this.gallery = gallery;
        this.timing = timing;
        this.outage = outage;
        this.upload = upload;
        this.plan = new RetryPlan(settings, timing, outage);
        this.rest = new FileRest(upload.file(), settings, timing);
    }

    /** Whether the photo may be in the gallery although nobody said so. */
    boolean isAnswerLost() {
        return answerLost;
    }

    /** Returns once nobody writes to the file any more. Takes no turn: it may be long. */
    void awaitRest() throws FileProblem, InterruptedException {
        rest.await(this::pause);
    }

    /** Tries until the photo is in the gallery, or there is no point in going on. */
    InGallery send() throws FileProblem, GalleryException, InterruptedException {
        while (true) {
            try {
                return place(PhotoFile.read(upload.file()));
            } catch (GalleryException.Passing fault) {
                pause(fault.sentence(), plan.after(fault).orElseThrow(() -> fault));
            } catch (FileProblem problem) {
                if (!problem.isPassing()) {
                    throw problem;
                }
                pause(problem.sentence(), plan.afterClash().orElseThrow(() -> problem));
                awaitRest();
            }
        }
    }

    /** Looks under the photo's name first: nothing is sent that is there already. */
    private InGallery place(PhotoFile photo) throws FileProblem, GalleryException, InterruptedException {
        String name = upload.file().getFileName().toString();
        PhotoKey key = PhotoKey.of(upload.album(), name, photo.contentType());
        for (int names = 1; names <= MOST_NAMES; names++) {
            Optional<ObjectHead> there = look(key);
            if (there.isEmpty()) {
                if (put(key, photo)) {
                    return new Stored(key);
                }
                there = look(key);
            }
            if (there.isPresent() && isSame(key, there.get(), photo)) {
                // After a lost answer it was most likely this upload that stored it.
                return answerLost ? new Stored(key) : new AlreadyInGallery(key);
            }
            // Also where nothing is under a key that is taken: on a disk that ignores case, another photo's name.
            key = key.withDigest(photo.sha256());
        }
        throw FileProblem.passing("All names for this photo are taken in the gallery: " + key + ".");
    }

    private Optional<ObjectHead> look(PhotoKey key) throws GalleryException, InterruptedException {
        Optional<ObjectHead> there = gallery.photoHead(key);
        outage.over();
        return there;
    }

    /** @return false if there is a photo under this key meanwhile */
    private boolean put(PhotoKey key, PhotoFile photo) throws FileProblem, GalleryException, InterruptedException {
        OutgoingPhoto outgoing = new OutgoingPhoto(photo, upload);
        upload.become(new Sending(0, photo.bytes()));
        PutOutcome outcome;
        try {
            outcome = gallery.put(key, outgoing.content(), sent -> upload.become(new Sending(sent, photo.bytes())));
        } catch (GalleryException.Passing fault) {
            outgoing.throwOwnFault();
            answerLost |= upload.uncommit();
            throw fault;
        } catch (InterruptedException cancelled) {
            answerLost |= upload.isCommitted();
            throw cancelled;
        }
        outage.over();
        return switch (outcome) {
            case STORED -> true;
            case KEY_TAKEN -> {
                upload.uncommit();
                yield false;
            }
            case RACE -> {
                upload.uncommit();
                throw FileProblem.passing("Another photo is just being stored under the same name.");
            }
        };
    }

    private boolean isSame(PhotoKey key, ObjectHead there, PhotoFile photo)
            throws GalleryException, InterruptedException {
        if (there.bytes() >= 0 && there.bytes() != photo.bytes()) {
            return false;
        }
        if (there.sha256().isPresent()) {
            return there.sha256().get().equals(photo.sha256());
        }
        // Stored by another program, which gave no digest.
        Optional<Picture> stored = gallery.photo(key);
        return stored.isPresent()
                && Sha256.hex(Sha256.digest().digest(stored.get().bytes())).equals(photo.sha256());
    }

    private void pause(String reason, Duration pause) throws InterruptedException {
        upload.become(new Retrying(reason, timing.now().plus(pause)));
        timing.sleep(pause);
    }
}
