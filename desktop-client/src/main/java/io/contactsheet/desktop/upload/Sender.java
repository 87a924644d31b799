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

    private final GalleryClient gallery;
    private final Timing timing;
    private final Outage outage;
    private final Upload upload;
    private final RetryPlan plan;
    private final FileRest rest;

    Sender(GalleryClient gallery, UploadSettings settings, Timing timing, Outage outage, Upload upload) {
        this.gallery = gallery;
        this.timing = timing;
        this.outage = outage;
        this.upload = upload;
        this.plan = new RetryPlan(settings, timing, outage);
        this.rest = new FileRest(upload.file(), settings, timing);
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
            } catch (GalleryException fault) {
                upload.throwIfCancelled();
                pause(
                        new UploadReason.ByGallery(fault.reason()),
                        plan.after(fault).orElseThrow(() -> fault));
            } catch (FileProblem problem) {
                upload.throwIfCancelled();
                if (!problem.isPassing()) {
                    throw problem;
                }
                pause(problem.reason(), plan.afterClash().orElseThrow(() -> problem));
                awaitRest();
            }
        }
    }

    private InGallery place(PhotoFile photo) throws FileProblem, GalleryException, InterruptedException {
        String name = upload.file().getFileName().toString();
        Transfer transfer = Transfer.begin(PhotoKey.of(upload.album(), name, photo.contentType()));
        while (true) {
            switch (transfer) {
                case Transfer.Look look -> transfer = look.next(look(look.key()), photo);
                case Transfer.Put put -> transfer = put.next(put(put.key(), photo));
                case Transfer.Compare compare -> transfer = compare.next(isSame(compare.key(), photo), photo);
                case Transfer.Stored stored -> {
                    return new Stored(stored.key());
                }
                case Transfer.Same same -> {
                    // After a lost answer it was most likely this upload that stored it.
                    return upload.isAnswerLost() ? new Stored(same.key()) : new AlreadyInGallery(same.key());
                }
                case Transfer.NoNameLeft none -> throw FileProblem.lasting(new UploadReason.NamesTaken(none.key()));
            }
            upload.throwIfCancelled();
        }
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
        } catch (GalleryException fault) {
            outgoing.throwOwnFault();
            upload.refused(saysNothing(fault));
            throw fault;
        } catch (InterruptedException cancelled) {
            upload.refused(true);
            throw cancelled;
        }
        outage.over();
        return switch (outcome) {
            case STORED -> {
                upload.stored();
                yield true;
            }
            case KEY_TAKEN -> {
                upload.refused(false);
                yield false;
            }
            case RACE -> {
                upload.refused(false);
                throw FileProblem.passing(new UploadReason.NameRace());
            }
        };
    }

    /** Whether the photo may be in the gallery for all that is known. */
    private static boolean saysNothing(GalleryException fault) {
        return switch (fault) {
            case GalleryException.Busy busy -> busy.status() >= 500 && !busy.isForAll();
            case GalleryException.Unreachable _, GalleryException.NotAGallery _ -> true;
            case GalleryException.NotAllowed _, GalleryException.Refused _ -> false;
        };
    }

    private boolean isSame(PhotoKey key, PhotoFile photo) throws GalleryException, InterruptedException {
        Optional<Picture> stored = gallery.photo(key);
        return stored.isPresent()
                && Sha256.hex(Sha256.digest().digest(stored.get().bytes())).equals(photo.sha256());
    }

    private void pause(UploadReason reason, Duration pause) throws InterruptedException {
        upload.become(new Retrying(reason, timing.now().plus(pause)));
        timing.sleep(pause);
    }
}
