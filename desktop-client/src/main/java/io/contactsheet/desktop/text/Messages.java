package io.contactsheet.desktop.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the program says, in one language: {@code messages.properties} in English, beside it a file for each other
 * language. Sizes, numbers and dates are written as there. Safe for use by several threads.
 */
public final class Messages {

    private static final int KILO = 1000;
    private static final int LAST_KILOBYTES = 999_500;

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * In the language of the system; in English where there is no text in that one. Numbers and dates are as the system
     * has them, if that is in the same language.
     */
    public static Messages ofSystem() {
        return in(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT));
    }

    /** In the language of a locale, with its numbers and dates. */
    public static Messages in(Locale locale) {
        return in(locale, locale);
    }

    /** A date in another language than the words around it would be read by nobody. */
    static Messages in(Locale words, Locale numbers) {
        ResourceBundle bundle = bundle(Messages.class.getPackageName() + ".messages", words);
        Locale language = language(bundle);
        if (language.getLanguage().equals(numbers.getLanguage())) {
            return new Messages(bundle, numbers);
        }
        return new Messages(bundle, language.getLanguage().equals(words.getLanguage()) ? words : language);
    }

    private static Locale language(ResourceBundle bundle) {
        Locale found = bundle.getLocale();
        return found.equals(Locale.ROOT) ? Locale.ENGLISH : found;
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        // Without this, a system in German would answer who asks for English in German: English has no file of its own.
        return ResourceBundle.getBundle(name, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The language of the words. */
    public Locale locale() {
        return locale;
    }

    /** A bundle of messages for a library that reads its texts itself, in the language of these. */
    public ResourceBundle others(String name) {
        return bundle(name, locale);
    }

    /**
     * A message.
     *
     * @param values for its placeholders, as {@link MessageFormat} takes them
     * @throws java.util.MissingResourceException if there is none of that key
     */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** Such as {@code 820 bytes}, {@code 34 KB} or {@code 2.9 MB}; a kilobyte is 1,000 bytes. */
    public String bytes(long count) {
        if (count < KILO) {
            return get("size.bytes", count);
        }
        return count < LAST_KILOBYTES
                ? get("size.kilobytes", Math.round((double) count / KILO))
                : get("size.megabytes", (double) count / KILO / KILO);
    }

    /** Such as {@code 1 photo} or {@code 12,408 photos}. */
    public String photos(long count) {
        return get("size.photos", count);
    }

    /** A short form: the time of a moment today, else the day, with its year where that is another. */
    public String briefly(Instant moment, Instant now, ZoneId zone) {
        ZonedDateTime then = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return in(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)).format(then);
        }
        String parts = then.getYear() == today.getYear() ? "MMMd" : "yMMMd";
        return in(DateTimeFormatter.ofLocalizedPattern(parts)).format(then);
    }

    /** The long form. */
    public String moment(Instant moment, ZoneId zone) {
        return in(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT))
                .format(moment.atZone(zone));
    }

    /** A day in numbers. */
    public String day(LocalDate day) {
        return in(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).format(day);
    }

    private DateTimeFormatter in(DateTimeFormatter format) {
        return format.withLocale(locale);
    }
}
