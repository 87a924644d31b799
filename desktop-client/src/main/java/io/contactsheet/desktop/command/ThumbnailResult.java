package io.contactsheet.desktop.command;

import io.contactsheet.shared.size.Size;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What became of one file.
 *
 * @param outcome {@code thumbnail}, or the API's name for the reason why there is none
 * @param picture what was made; null if nothing was
 * @param reason a sentence; null for a thumbnail
 */
record ThumbnailResult(
        Path file,
        String outcome,
        @Nullable Made picture,
        @Nullable String reason,
        double milliseconds) {

    private static final String THUMBNAIL = "thumbnail";

    /** A file name of any script arrives whole, whatever the encoding of the pipe. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /**
     * A thumbnail that was made.
     *
     * @param format in lower case, such as {@code jpeg}
     */
    record Made(Path place, String format, Size size, Size originalSize) {}

    static ThumbnailResult made(Path file, Made picture, double milliseconds) {
        return new ThumbnailResult(file, THUMBNAIL, picture, null, milliseconds);
    }

    static ThumbnailResult none(Path file, String outcome, String reason, double milliseconds) {
        return new ThumbnailResult(file, outcome, null, reason, milliseconds);
    }

    boolean isThumbnail() {
        return picture != null;
    }

    /** For people. */
    String line() {
        String what = picture == null
                ? outcome + ". " + reason
                : "%s, %s of %s, %s"
                        .formatted(picture.place(), picture.size(), picture.originalSize(), picture.format());
        return String.format(Locale.ROOT, "%s: %s (%.1f ms)", file, what, milliseconds);
    }

    /** For programs: one object, in ASCII, without a line break. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", file.toString());
            json.writeStringProperty("outcome", outcome);
            if (picture != null) {
                json.writeNumberProperty("width", picture.size().width());
                json.writeNumberProperty("height", picture.size().height());
                json.writeStringProperty("format", picture.format());
                json.writeNumberProperty("originalWidth", picture.originalSize().width());
                json.writeNumberProperty(
                        "originalHeight", picture.originalSize().height());
                json.writeStringProperty("thumbnail", picture.place().toString());
            } else {
                json.writeNullProperty("width");
                json.writeNullProperty("height");
                json.writeNullProperty("format");
                json.writeStringProperty("reason", reason);
            }
            json.writeNumberProperty("milliseconds", Math.round(milliseconds * 1000) / 1000.0);
            json.writeEndObject();
        }
        return text.toString();
    }
}
