package io.contactsheet.lambda.repair;

import io.contactsheet.lambda.fault.FailureLine;
import io.contactsheet.lambda.thumbnails.Settled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Counts what a repair does. Safe for several threads at once. */
final class RepairReport {

    private static final int FAILURES_TOLD = 20;

    private final Consumer<String> log;
    private final Map<Settled.Result, Integer> results = new EnumMap<>(Settled.Result.class);
    private final List<Map<String, Object>> failures = new ArrayList<>();
    private int seen;
    private int failed;
    private int redriven;

    /** @param log takes a line about each failure */
    RepairReport(Consumer<String> log) {
        this.log = log;
    }

    /** An original, or a thumbnail without one, was looked at. */
    synchronized void sees() {
        seen++;
    }

    synchronized void counts(Settled.Result result) {
        results.merge(result, 1, Integer::sum);
    }

    /** An event of the failure queue was handled, and its message deleted. */
    synchronized void redrove() {
        redriven++;
    }

    /**
     * Something could not be done.
     *
     * @param key of the photo, or a word for what it was
     */
    synchronized void fails(String key, Throwable reason) {
        failed++;
        log.accept(FailureLine.of(key, reason));
        if (failures.size() < FAILURES_TOLD) {
            failures.add(Map.of("key", key, "reason", String.valueOf(reason.getMessage())));
        }
    }

    /** The answer: what was done, and the payload with which to go on, if there is more to do. */
    synchronized Map<String, Object> answer(Optional<Map<String, Object>> next) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", message(next.isEmpty()));
        answer.put("finished", next.isEmpty());
        answer.put("seen", seen);
        answer.put("right", count(Settled.Result.UP_TO_DATE));
        answer.put("made", count(Settled.Result.THUMBNAIL));
        answer.put("placeholders", count(Settled.Result.PLACEHOLDER));
        answer.put("removed", count(Settled.Result.REMOVED));
        answer.put("redriven", redriven);
        answer.put("failed", failed);
        answer.put("failures", List.copyOf(failures));
        next.ifPresent(payload -> answer.put("next", payload));
        return answer;
    }

    private String message(boolean finished) {
        String rest = failed > 0
                ? failed + " could not be done; see the failures, and run it again."
                : finished ? "Everything is right now." : "";
        return (finished ? "The repair is finished. " : "There is more to do: run it again with what is next. ") + rest;
    }

    private int count(Settled.Result result) {
        return results.getOrDefault(result, 0);
    }
}
