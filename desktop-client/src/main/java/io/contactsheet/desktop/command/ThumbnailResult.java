package io.contactsheet.desktop.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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
    String line(Messages messages) {
        return picture == null
                ? messages.get("picture.none", file, outcome, Objects.requireNonNullElse(reason, ""), milliseconds)
                : messages.get(
                        "picture.made",
                        file,
                        picture.place(),
                        picture.size(),
                        picture.originalSize(),
                        picture.format(),
                        milliseconds);
    }

    /** For programs: one object, in ASCII, without a line break. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", file.toString());
            json.writeStringField("outcome", outcome);
            if (picture != null) {
                json.writeNumberField("width", picture.size().width());
                json.writeNumberField("height", picture.size().height());
                json.writeStringField("format", picture.format());
                json.writeNumberField("originalWidth", picture.originalSize().width());
                json.writeNumberField("originalHeight", picture.originalSize().height());
                json.writeStringField("thumbnail", picture.place().toString());
            } else {
                json.writeNullField("width");
                json.writeNullField("height");
                json.writeNullField("format");
                json.writeStringField("reason", reason);
            }
            json.writeNumberField("milliseconds", Math.round(milliseconds * 1000) / 1000.0);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
