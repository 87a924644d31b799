package io.contactsheet.desktop.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadReason;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.Waiting;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadTallyTest {

    private static final UploadReason NAME_RACE = new UploadReason.NameRace();
    private static final UploadReason UNKNOWN = new UploadReason.AnswerUnknown();

    private static final PhotoKey KEY = new PhotoKey("one.jpg");

    private final GalleryClient client = new GalleryClient(URI.create("http://127.0.0.1:1"));
    private final UploadEngine engine = new UploadEngine(client, new Failures("Contact Sheet"));
    private final Upload one = engine.submit(Path.of("missing", "one.jpg"), "");
    private final Upload two = engine.submit(Path.of("missing", "two.jpg"), "");
    private final UploadTally tally = new UploadTally();

    @AfterEach
    void close() {
        engine.close();
        client.close();
    }

    @Test
    void upload_shouldCountOnceOnItsWholeWay() {
        tally.put(one, new Waiting());
        tally.put(one, new Sending(50, 200));
        assertThat(tally.progress().fraction()).isEqualTo(0.25, Offset.offset(1e-9));
        tally.put(one, new Sending(100, 200));
        tally.put(one, new Stored(KEY));
        tally.put(one, new ThumbnailReady(KEY, "v"));
        assertThat(tally.progress()).isEqualTo(new UploadProgress(1, 1, 0, 0, 1));
        assertThat(tally.settled()).containsExactly(one);
    }

    @Test
    void duplicate_shouldCountAsOne() {
        tally.put(one, new AlreadyInGallery(KEY));
        tally.put(two, new Stored(KEY));
        assertThat(tally.progress()).isEqualTo(new UploadProgress(2, 1, 1, 0, 1));
    }

    @Test
    void failures_shouldBeForgottenOnceTheyAreMended() {
        tally.put(one, new Failed(NAME_RACE, true));
        tally.put(two, new Failed(UNKNOWN, false));
        assertThat(tally.progress().failed()).isEqualTo(2);
        assertThat(tally.reason()).isEmpty();
        assertThat(tally.retryable()).containsExactly(one);
        tally.put(one, new Waiting());
        assertThat(tally.hasRetryable()).isFalse();
        assertThat(tally.reason()).hasValue(UNKNOWN);
        tally.remove(two);
        assertThat(tally.progress()).isEqualTo(new UploadProgress(1, 0, 0, 0, 0));
        assertThat(tally.reason()).isEmpty();
    }
}
