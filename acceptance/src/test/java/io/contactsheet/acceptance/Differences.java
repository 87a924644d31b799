package io.contactsheet.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What differs in two values of texts, lists and maps, so that a failure does not show the rest. */
final class Differences {

    private Differences() {}

    /** One sentence each; none if the two are equal. The order of a list's members says nothing. */
    static List<String> between(Object wanted, Object found) {
        List<String> differences = new ArrayList<>();
        compare("", wanted, found, differences);
        return differences;
    }

    private static void compare(String path, Object wanted, Object found, List<String> differences) {
        if (wanted instanceof Map<?, ?> these && found instanceof Map<?, ?> those) {
            these.forEach((key, member) -> {
                if (those.containsKey(key)) {
                    compare(path + key + " > ", member, those.get(key), differences);
                } else {
                    differences.add(path + key + ": missing, wanted " + member);
                }
            });
            those.forEach((key, member) -> {
                if (!these.containsKey(key)) {
                    differences.add(path + key + ": not wanted, found " + member);
                }
            });
        } else if (wanted instanceof Collection<?> these && found instanceof Collection<?> those) {
            these.stream()
                    .filter(each -> !those.contains(each))
                    .forEach(each -> differences.add(path + "missing: " + each));
            those.stream()
                    .filter(each -> !these.contains(each))
                    .forEach(each -> differences.add(path + "not wanted: " + each));
            if (these.size() != those.size() && differences.isEmpty()) {
                differences.add(path + "wanted " + these + ", found " + those);
            }
        } else if (!wanted.equals(found)) {
            differences.add(path + "wanted " + wanted + ", found " + found);
        }
    }
}
