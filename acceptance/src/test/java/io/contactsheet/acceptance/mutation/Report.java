package io.contactsheet.acceptance.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** What became of the mutants that were tried. Safe for several threads at once. */
final class Report {

    private record Entry(Mutant mutant, Verdict verdict, Optional<String> equivalent) {

        @Override
        public String toString() {
            String because = equivalent
                    .map(reason -> " (as good as the original: " + reason + ")")
                    .orElse("");
            return mutant + " -> " + verdict + because;
        }
    }

    private final Equivalents equivalents;
    private final Map<Integer, Entry> entries = new ConcurrentSkipListMap<>();

    Report(Equivalents equivalents) {
        this.equivalents = equivalents;
    }

    /** @param position of the mutant among all */
    void add(int position, Mutant mutant, Verdict verdict) {
        entries.put(position, new Entry(mutant, verdict, equivalents.reason(mutant)));
    }

    /** Those that nothing notices, and no reason is given why. */
    List<String> survivors() {
        return lines(entry -> entry.verdict() instanceof Verdict.Survived
                && entry.equivalent().isEmpty());
    }

    /** Those that the list calls as good as the original, and that something notices all the same. */
    List<String> wronglyListed() {
        return lines(entry -> !(entry.verdict() instanceof Verdict.Survived)
                && entry.equivalent().isPresent());
    }

    /** Those at which the backend fell over, in the place of refusing them. */
    List<String> crashes() {
        return lines(entry -> entry.verdict() instanceof Verdict.Crashed);
    }

    /** All of them. */
    List<String> lines() {
        return lines(_ -> true);
    }

    private List<String> lines(Predicate<Entry> wanted) {
        return entries.values().stream().filter(wanted).map(Entry::toString).toList();
    }

    /** The counts, on one line. */
    String summary() {
        return ("Template mutants: %d tried, %d refused at deployment, %d killed by the contract, %d by rules, %d by the"
                        + " reviewed list, %d equivalent, %d survived")
                .formatted(
                        entries.size(),
                        count(entry -> entry.verdict() instanceof Verdict.Refused),
                        killedBy(Verdict.Killer.CONTRACT),
                        killedBy(Verdict.Killer.RULE),
                        killedBy(Verdict.Killer.LIST),
                        count(entry -> entry.equivalent().isPresent()),
                        survivors().size());
    }

    private long killedBy(Verdict.Killer killer) {
        return count(entry -> entry.verdict() instanceof Verdict.Killed killed && killed.by() == killer);
    }

    /** Those that only a test that reads the template notices: if the contract came first, it would have missed them. */
    List<String> onlyRead() {
        return lines(
                entry -> entry.verdict() instanceof Verdict.Killed killed && killed.by() != Verdict.Killer.CONTRACT);
    }

    private long count(Predicate<Entry> wanted) {
        return entries.values().stream().filter(wanted).count();
    }
}
