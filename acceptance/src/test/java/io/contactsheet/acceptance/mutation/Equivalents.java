package io.contactsheet.acceptance.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The mutants that are as good as the original, each with the reason. A line is a reason in the file, or below it,
 * indented, the id of a mutant, in which a star stands for anything.
 */
final class Equivalents {

    private record Family(Pattern ids, String reason) {}

    private final List<Family> families;

    private Equivalents(List<Family> families) {
        this.families = families;
    }

    static Equivalents read() {
        try (InputStream in = Objects.requireNonNull(Equivalents.class.getResourceAsStream("equivalent-mutants.txt"))) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Equivalents of(String file) {
        List<Family> families = new ArrayList<>();
        String reason = "";
        for (String line : file.lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .toList()) {
            if (line.startsWith(" ")) {
                families.add(new Family(pattern(line.strip()), reason));
            } else {
                reason = line;
            }
        }
        return new Equivalents(families);
    }

    private static Pattern pattern(String ids) {
        return Pattern.compile(
                Arrays.stream(ids.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Why a mutant is as good as the original, if it is. */
    Optional<String> reason(Mutant mutant) {
        return families.stream()
                .filter(family -> family.ids().matcher(mutant.id()).matches())
                .map(Family::reason)
                .findFirst();
    }

    /** The entries that name no mutant. */
    List<String> unused(List<Mutant> mutants) {
        return families.stream()
                .filter(family -> mutants.stream()
                        .noneMatch(mutant -> family.ids().matcher(mutant.id()).matches()))
                .map(family -> family.ids().pattern())
                .toList();
    }
}
