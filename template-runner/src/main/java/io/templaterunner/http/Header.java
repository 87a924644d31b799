package io.templaterunner.http;

import java.util.List;
import java.util.Optional;

/** One header field of a request or an answer. */
public record Header(String name, String value) {

    /** Whether that is its name, without regard to case. */
    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /** The value of a name, without regard to case; the last one, as API Gateway takes it, if there are several. */
    public static Optional<String> find(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .reduce((_, last) -> last);
    }
}
