package io.contactsheet.lambda;

import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Loads what the first photo needs before Lambda takes a snapshot of the process, so that no first photo waits for it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks of
 *     SnapStart</a>
 */
final class Priming implements Resource {

    private static final String PICTURE = "priming.jpg";

    private final Environment environment;
    private final Thumbnailer thumbnailer;

    private Priming(Environment environment, Thumbnailer thumbnailer) {
        this.environment = environment;
        this.thumbnailer = thumbnailer;
    }

    /** The snapshot's context does not hold on to it: whoever calls this must. */
    static Priming beforeSnapshots(Environment environment, Thumbnailer thumbnailer) {
        Priming priming = new Priming(environment, thumbnailer);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        try (InputStream picture = Priming.class.getResourceAsStream(PICTURE)) {
            if (picture != null) {
                thumbnailer.thumbnail(picture, Size.square(16));
            }
        }
        // A client of its own: a connection does not outlive a snapshot.
        try (S3Client client = S3Clients.of(environment)) {
            client.headObject(request ->
                    request.bucket(environment.required("THUMBNAILS_BUCKET")).key("priming"));
        } catch (SdkException expected) {
            // There is no such thumbnail. What was wanted is the way there.
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was taken down.
    }
}
