package io.contactsheet.benchmarks.endurance;

import java.util.ArrayList;
import java.util.List;

/** Prints what was promised and what was seen, in Markdown, as it comes. */
final class Report {

    private boolean broken;

    void section(String title, String said) {
        System.out.println("\n## " + title + "\n\n" + said + "\n");
    }

    /** @param titles of the columns, the first of which is text */
    void table(List<String> titles, List<List<String>> rows) {
        System.out.println("| " + String.join(" | ", titles) + " |");
        System.out.println("|---|" + "---:|".repeat(titles.size() - 1));
        rows.forEach(row -> System.out.println("| " + String.join(" | ", row) + " |"));
        System.out.println();
    }

    /**
     * A promise.
     *
     * @param wrong what breaks it, a line each; empty if it was kept
     */
    void promise(String promise, List<String> wrong) {
        System.out.println("- " + (wrong.isEmpty() ? "Kept: " : "**BROKEN**: ") + promise);
        wrong.stream().limit(10).forEach(line -> System.out.println("  - " + line));
        if (wrong.size() > 10) {
            System.out.println("  - and " + (wrong.size() - 10) + " more");
        }
        broken |= !wrong.isEmpty();
    }

    void promise(String promise, boolean kept, String otherwise) {
        promise(promise, kept ? List.of() : new ArrayList<>(List.of(otherwise)));
    }

    /** Whether a promise was broken. */
    boolean isBroken() {
        return broken;
    }
}
