package io.contactsheet.lambda.repair;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import io.contactsheet.lambda.event.S3EventReader;
import io.contactsheet.lambda.json.JsonReader;
import io.contactsheet.lambda.repair.FailureQueue.Message;
import io.contactsheet.lambda.repair.Pairs.Pair;
import io.contactsheet.lambda.thumbnails.PhotoChange;
import io.contactsheet.lambda.thumbnails.PhotoStore;
import io.contactsheet.lambda.thumbnails.Settled;
import io.contactsheet.lambda.thumbnails.ThumbnailSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Walks the originals and the thumbnails side by side, and settles every photo that a glance does not show to be right.
 *
 * <p>A listing is only what was there a while ago, so it decides nothing: {@link PhotoChange} looks at the photo as it is
 * now, as it does for an event. So a repair may run beside uploads, deletions, events and other repairs, end at any
 * moment, and begin again.
 */
public final class Repair {

    /** Taken up at once, and done before the next are: so many may be looked at twice when a repair is cut off. */
    private static final int PAIRS_AT_ONCE = 256;

    private final Galleries galleries;
    private final PhotoStore store;
    private final PhotoChange change;
    private final FailureQueue failures;
    private final String originals;
    private final int side;
    private final ExecutorService workers;

    /**
     * @param originals the bucket of the originals, whose events may be in the queue
     * @param side of the square that thumbnails fit into, in pixels
     * @param workers for the photos; left open
     */
    public Repair(
            Galleries galleries,
            PhotoStore store,
            PhotoChange change,
            FailureQueue failures,
            String originals,
            int side,
            ExecutorService workers) {
        this.galleries = galleries;
        this.store = store;
        this.change = change;
        this.failures = failures;
        this.originals = originals;
        this.side = side;
        this.workers = workers;
    }

    /**
     * Repairs until all is right, or the time is over.
     *
     * @param timeIsOver after it is true nothing new is begun
     * @param log takes a line about each failure
     * @return the answer, as JSON has it
     * @throws InterruptedException if this thread is interrupted; what was begun may still end
     */
    public Map<String, Object> run(RepairRequest request, BooleanSupplier timeIsOver, Consumer<String> log)
            throws InterruptedException {
        RepairReport report = new RepairReport(log);
        if (request.after().isEmpty() && !redrive(report, timeIsOver)) {
            return report.answer(Optional.of(request.from(Optional.empty())));
        }
        return report.answer(walk(request, report, timeIsOver));
    }

    // ---- The failure queue

    /**
     * Handles each event again; its message goes when that went well.
     *
     * @return whether the time sufficed
     */
    private boolean redrive(RepairReport report, BooleanSupplier timeIsOver) {
        Set<String> failed = new HashSet<>();
        try {
            List<Message> messages = receive(failed);
            while (!messages.isEmpty()) {
                for (Message message : messages) {
                    if (!redrive(message, report)) {
                        failed.add(message.id());
                    }
                }
                if (timeIsOver.getAsBoolean()) {
                    return false;
                }
                messages = receive(failed);
            }
        } catch (IOException | RuntimeException unreachable) {
            report.fails("the failure queue", unreachable);
        }
        return true;
    }

    /** Without those that failed here: they would come for ever. */
    private List<Message> receive(Set<String> failed) throws IOException {
        return failures.receive().stream()
                .filter(message -> !failed.contains(message.id()))
                .toList();
    }

    private boolean redrive(Message message, RepairReport report) {
        String what = "the message " + message.id() + " of the failure queue";
        try {
            for (S3EventNotificationRecord told : event(message).getRecords()) {
                what = told.getS3().getObject().getUrlDecodedKey();
                if (!told.getS3().getBucket().getName().equals(originals)) {
                    throw new IOException("The message " + message.id() + " is about the bucket "
                            + told.getS3().getBucket().getName() + ", and not about " + originals + ".");
                }
                if (!what.endsWith("/")) {
                    report.counts(change.settle(what).result());
                }
            }
            failures.delete(message);
            report.redrove();
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError stays) {
            report.fails(what, stays);
            return false;
        }
    }

    private static S3Event event(Message message) throws IOException {
        try {
            if (JsonReader.read(message.body()) instanceof Map<?, ?> failed) {
                S3Event event = S3EventReader.read(failed.get("requestPayload"));
                if (!event.getRecords().isEmpty()) {
                    return event;
                }
            }
        } catch (RuntimeException malformed) {
            // Told below, as one without a record is.
        }
        throw new IOException("The message " + message.id()
                + " holds no event of a photo. If it is not yours to keep, delete it in the SQS console.");
    }

    // ---- The walk

    /** With what to go on; empty if all was looked at. */
    private Optional<Map<String, Object>> walk(RepairRequest request, RepairReport report, BooleanSupplier timeIsOver)
            throws InterruptedException {
        Optional<String> last = request.after();
        Pairs pairs = new Pairs(galleries.originals(last), galleries.thumbnails(last));
        while (pairs.hasNext()) {
            List<Pair> some = new ArrayList<>();
            while (some.size() < PAIRS_AT_ONCE && pairs.hasNext()) {
                some.add(pairs.next());
            }
            int done = look(some, request.quick(), report, timeIsOver);
            if (done > 0) {
                last = Optional.of(some.get(done - 1).key());
            }
            if (done < some.size()) {
                return Optional.of(request.from(last));
            }
        }
        return Optional.empty();
    }

    /** How many of the first were looked at: one at least, so that a repair comes to its end in whatever time it has. */
    private int look(List<Pair> pairs, boolean quick, RepairReport report, BooleanSupplier timeIsOver)
            throws InterruptedException {
        Pair first = pairs.getFirst();
        List<Callable<Boolean>> tasks = pairs.stream()
                .map(pair -> (Callable<Boolean>)
                        () -> (pair.equals(first) || !timeIsOver.getAsBoolean()) && look(pair, quick, report))
                .toList();
        int done = 0;
        for (Future<Boolean> begun : workers.invokeAll(tasks)) {
            try {
                if (!begun.get()) {
                    return done;
                }
                done++;
            } catch (ExecutionException broken) {
                throw new IllegalStateException(broken.getCause());
            }
        }
        return done;
    }

    private boolean look(Pair pair, boolean quick, RepairReport report) {
        report.sees();
        try {
            report.counts(
                    isRight(pair, quick)
                            ? Settled.Result.UP_TO_DATE
                            : change.settle(pair.key()).result());
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            report.fails(pair.key(), failed);
        }
        return true;
    }

    /** Whether the listings, or one request more, show that nothing is to be done. */
    private boolean isRight(Pair pair, boolean quick) throws IOException {
        if (pair.original().isEmpty() || pair.thumbnail().isEmpty()) {
            return false;
        }
        ListedObject original = pair.original().get();
        if (original.modified().isAfter(pair.thumbnail().get().modified())) {
            return false;
        }
        // What could not be read when its placeholder was made may be read now: only who is in a hurry leaves it.
        ThumbnailSource source = new ThumbnailSource(original.eTag(), side);
        return quick
                || store.thumbnail(pair.key())
                        .filter(there -> there.shows(source))
                        .isPresent();
    }
}
