package io.templaterunner.apigateway;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Paths made simple, as servers do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, 5.2.4: Remove Dot Segments</a>
 */
final class DotSegments {

    private DotSegments() {}

    /** A path without dot segments and without empty ones, but for a slash at its end. */
    static String resolved(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean folder = kept.isEmpty() || path.matches(".*/\\.{0,2}");
        return "/" + String.join("/", kept) + (folder && !kept.isEmpty() ? "/" : "");
    }
}
