package io.contactsheet.acceptance.mutation;

import java.util.List;
import java.util.function.Supplier;

/**
 * The template with one thing changed.
 *
 * @param what was done, such as {@code remove}
 * @param path the keys that lead to it
 * @param line where, from 1 on
 * @param edit gives the template; thousands of them at once would not fit into memory
 */
record Mutant(String what, List<String> path, int line, Supplier<String> edit) {

    /** The template. */
    String text() {
        return edit.get();
    }

    /** Its name, the same as long as what was changed stays where it is in the tree. */
    String id() {
        return what + ": " + String.join(" > ", path);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + id();
    }
}
