package io.contactsheet.lambda;

import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.Thumbnailer;

/** The thumbnailer that who deployed a function chose. */
final class Thumbnailers {

    private Thumbnailers() {}

    /** Reads HEIC photos, unless {@code HEIC_PHOTOS} says no. */
    static Thumbnailer of(Environment environment) {
        PictureThumbnailer thumbnailer = new PictureThumbnailer();
        return environment.saysNo("HEIC_PHOTOS") ? thumbnailer.withoutHeic() : thumbnailer;
    }
}
