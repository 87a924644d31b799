package io.templaterunner.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One header field of a request or an answer. */
public record Header(String name, String value) {

    /** Whether that is its name, without regard to case. */
    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /** The value of a name, without regard to case; the last one, as API Gateway takes it, if there are several. */
    public static Optional<String> find(List<Header> headers, String name) {
        return last(headers, header -> header.is(name));
    }

    /** The same of a name that is spelt in just this way. */
    public static Optional<String> findSpelt(List<Header> headers, String name) {
        return last(headers, header -> header.name().equals(name));
    }

    private static Optional<String> last(List<Header> headers, Predicate<Header> wanted) {
        return headers.stream().filter(wanted).map(Header::value).reduce((_, last) -> last);
    }
}
