package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.TemplateUnderTest.Exchange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tests can notice a mutant, the likeliest first. A test that never calls an operation cannot notice a change in
 * it, so it is left out there.
 */
final class Relevance {

    private static final String PATHS = "paths";

    private final List<TestCase> tests;
    /** The test that last killed a mutant of a kind. */
    private final Map<String, String> killers = new ConcurrentHashMap<>();

    Relevance(List<TestCase> tests) {
        this.tests = tests;
    }

    /** Those that only read the template. */
    List<TestCase> reading(Verdict.Killer kind) {
        return tests.stream().filter(test -> test.kind() == kind).toList();
    }

    /** Those that ask a gallery. */
    List<TestCase> asking(Mutant mutant) {
        String killer = killers.getOrDefault(kind(mutant), "");
        return tests.stream()
                .filter(test -> !test.reads())
                .filter(test -> touches(test, mutant))
                .sorted(Comparator.comparing((TestCase test) -> !test.method().equals(killer))
                        .thenComparing(test -> !sees(test, mutant))
                        .thenComparing(TestCase::duration))
                .toList();
    }

    void killed(Mutant mutant, TestCase by) {
        killers.put(kind(mutant), by.method());
    }

    /** Mutants of one kind die of the same test, mostly. */
    private static String kind(Mutant mutant) {
        List<String> path = mutant.path();
        int paths = path.indexOf(PATHS);
        int from = paths < 0 ? Math.max(0, path.size() - 3) : Math.min(path.size(), paths + 3);
        String what = mutant.what().split(" ")[0];
        return what
                + path.subList(from, path.size()).stream()
                        .filter(step -> !step.matches("\\d{3}|5.*"))
                        .collect(Collectors.joining(">"));
    }

    private static boolean touches(TestCase test, Mutant mutant) {
        int paths = mutant.path().indexOf(PATHS);
        if (paths < 0 || mutant.path().size() < paths + 2) {
            return true;
        }
        Pattern route = route(mutant.path().get(paths + 1));
        String method =
                mutant.path().size() > paths + 2 ? mutant.path().get(paths + 2).toUpperCase(Locale.ROOT) : "";
        return test.exchanges().stream()
                .anyMatch(exchange -> route.matcher(exchange.path()).matches()
                        && (method.isEmpty() || exchange.method().equals(method)));
    }

    private static Pattern route(String path) {
        return Pattern.compile(Arrays.stream(path.split("/"))
                        .map(segment -> segment.endsWith("+}")
                                ? ".+"
                                : segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                        .collect(Collectors.joining("/"))
                + "/?");
    }

    /** Whether it gets an answer of the status that the mutant is about. */
    private static boolean sees(TestCase test, Mutant mutant) {
        int responses = mutant.path().indexOf("responses");
        if (responses < 0 || responses + 1 >= mutant.path().size()) {
            return true;
        }
        String pattern = mutant.path().get(responses + 1);
        return test.exchanges().stream()
                .map(Exchange::status)
                .anyMatch(status -> pattern.equals("default")
                        ? status == 500 || status == 204
                        : String.valueOf(status).matches(pattern));
    }
}
