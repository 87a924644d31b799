package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.api.ThumbnailError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people write them. */
public final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private Words() {}

    /** Such as {@code 820 bytes}, {@code 34 KB} or {@code 2.9 MB}; a kilobyte is 1,000 bytes. */
    public static String bytes(long count) {
        if (count < 1000) {
            return count == 1 ? "1 byte" : count + " bytes";
        }
        return count < 999_500
                ? Math.round(count / 1e3) + " KB"
                : String.format(Locale.ENGLISH, "%.1f MB", count / 1e6);
    }

    /** Such as {@code 1 photo} or {@code 12,408 photos}. */
    public static String photos(int count) {
        return count == 1 ? "1 photo" : String.format(Locale.ENGLISH, "%,d photos", count);
    }

    /** Why there is a placeholder in the place of a thumbnail. */
    static String why(ThumbnailError error) {
        return "The photo itself is safe in the gallery. It has no thumbnail: "
                + switch (error) {
                    case CORRUPT -> "the file is damaged, so it cannot be read as a picture.";
                    case UNSUPPORTED -> "the file is of a format that thumbnails cannot be made of.";
                    case TOO_LARGE -> "the picture has too many pixels to be read safely.";
                };
    }

    /** A short form: the time of a moment today, else the day, with its year where that is another. */
    public static String briefly(Instant moment, Instant now, ZoneId zone) {
        ZonedDateTime then = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return TIME.format(then);
        }
        return (then.getYear() == today.getYear() ? DAY : DATE).format(then);
    }

    /** The long form. */
    public static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }
}
