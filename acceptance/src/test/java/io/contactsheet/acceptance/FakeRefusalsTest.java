package io.contactsheet.acceptance;

import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.Fault;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.net.http.HttpResponse;
import java.time.Duration;

class FakeRefusalsTest extends RefusalsContract {

    private static final byte[] PHOTO = SamplePicture.landscape(2, 2).jpeg();

    @Override
    HttpResponse<byte[]> refused(int status) {
        try (FakeGallery fake = FakeGallery.start();
                Gallery gallery = new Gallery(fake.address(), Duration.ofSeconds(10))) {
            String key = gallery.key("a.jpg");
            if (status == 412) {
                gallery.putOnce(key, PHOTO);
            } else {
                fake.plan("PUT", "/photos", Fault.status(status));
            }
            return gallery.putOnce(key, PHOTO);
        }
    }
}
