package io.contactsheet.lambda.repair;

import io.contactsheet.lambda.json.JsonReader;
import io.contactsheet.lambda.json.JsonReader.Numeral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repair is asked for, as JSON: {@code {}} for all.
 *
 * @param after {@code "after"}: the key after which to go on; the {@code next} of the answer before says it
 * @param quick {@code "quick"}: compare the listings alone. It finds what is missing, older than its original or without
 *     one, and not what has another size than thumbnails have now, and it tries no placeholder again
 * @param atMost {@code "seconds"}: stop after so many, and say what is next; else shortly before the function's time is
 *     over
 */
public record RepairRequest(Optional<String> after, boolean quick, Optional<Duration> atMost) {

    private static final long LONGEST = Duration.ofMinutes(15).toSeconds();

    /** Reads one. An empty payload is one for all. Members that are not known are left alone, so an answer does, too. */
    public static RepairRequest of(byte[] json) throws IOException {
        Object value = json.length == 0 ? null : parse(json);
        if (value == null) {
            return new RepairRequest(Optional.empty(), false, Optional.empty());
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw wrong("it is no object");
        }
        return new RepairRequest(
                after(members.get("after")), quick(members.get("quick")), atMost(members.get("seconds")));
    }

    private static @Nullable Object parse(byte[] json) throws IOException {
        try {
            return JsonReader.read(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw wrong("it is no JSON");
        }
    }

    private static Optional<String> after(@Nullable Object value) throws IOException {
        return switch (value) {
            case null -> Optional.empty();
            case String key -> Optional.of(key).filter(text -> !text.isEmpty());
            default -> throw wrong("“after” is no text");
        };
    }

    private static boolean quick(@Nullable Object value) throws IOException {
        return switch (value) {
            case null -> false;
            case Boolean quick -> quick;
            default -> throw wrong("“quick” is neither true nor false");
        };
    }

    private static Optional<Duration> atMost(@Nullable Object value) throws IOException {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Numeral seconds
                && seconds.text().matches("[1-9]\\d{0,2}")
                && Integer.parseInt(seconds.text()) <= LONGEST) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds.text())));
        }
        throw wrong("“seconds” is no whole number from 1 to " + LONGEST);
    }

    private static IOException wrong(String why) {
        return new IOException("The repair does not understand its payload: " + why
                + ". Send {} for everything, or what the answer before had as “next”.");
    }

    /** The same, from a key on: what is sent to go on. */
    Map<String, Object> from(Optional<String> key) {
        Map<String, Object> next = new LinkedHashMap<>();
        key.ifPresent(last -> next.put("after", last));
        if (quick) {
            next.put("quick", true);
        }
        atMost.ifPresent(duration -> next.put("seconds", (int) duration.toSeconds()));
        return next;
    }
}
