package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of a case in {@code uploads.json}, one after the other, whatever repeats. */
final class UploadScript {

    static final UploadScript NOTHING = new UploadScript(new JsonMapper().createArrayNode());

    private final Deque<JsonNode> left = new ArrayDeque<>();
    private Duration slept = Duration.ZERO;

    UploadScript(JsonNode steps) {
        steps.forEach(left::add);
    }

    /**
     * One step.
     *
     * @param request method, path and token; null for a pause
     * @param pause of this length; null for any length
     * @param answer its name
     */
    record Step(
            String text, @Nullable String request, @Nullable Duration pause, boolean cancelled, String answer) {

        private static final Pattern FORM = Pattern.compile(
                "(?:pause(?: (\\d+))?|((?:HEAD|GET|PUT) \\S+?(?: as \\S+?)?))(, cancelled)?(?:: (\\S+))?");

        static Step of(String text) {
            Matcher form = FORM.matcher(text);
            assertThat(form.matches()).as(text).isTrue();
            return new Step(
                    text,
                    form.group(2),
                    form.group(1) == null ? null : Duration.ofMillis(Long.parseLong(form.group(1))),
                    form.group(3) != null,
                    String.valueOf(form.group(4)));
        }
    }

    synchronized Optional<Step> peek() {
        JsonNode first = left.peek();
        if (first != null && first.isObject()) {
            left.remove();
            boolean endless = first.has("upTo");
            for (int i = endless ? 1 : first.get("times").asInt(); i > 0; i--) {
                List<JsonNode> steps = new ArrayList<>();
                first.get("steps").forEach(steps::add);
                steps.reversed().forEach(left::addFirst);
            }
            if (endless) {
                left.addLast(first);
            }
        }
        return Optional.ofNullable(left.peek()).map(step -> Step.of(step.asText()));
    }

    synchronized Optional<Step> next() {
        Optional<Step> next = peek();
        left.poll();
        return next;
    }

    synchronized void slept(Duration pause) {
        slept = slept.plus(pause);
    }

    /** All of it has happened, or as much as there is to it. */
    synchronized void end() {
        JsonNode last = left.peekLast();
        if (last != null && last.isObject() && last.has("upTo")) {
            assertThat(slept.toMillis())
                    .isBetween(
                            last.get("upTo").get(0).asLong(),
                            last.get("upTo").get(1).asLong());
        } else {
            assertThat(left).as("never happened").isEmpty();
        }
    }
}
