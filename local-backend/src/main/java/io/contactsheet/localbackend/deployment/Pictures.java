package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What resources took a picture of when they were made: a deployment of its API, a version of its function. That is what
 * they serve, whatever the API and the function are now.
 */
final class Pictures {

    private final Map<String, Object> taken = new HashMap<>();

    /**
     * The picture of a resource: the one of the time when it was made.
     *
     * @param now what a new resource takes a picture of
     */
    Fields of(Declaration declaration, Fields now) {
        Object picture = declaration
                .history()
                .goingOn()
                .flatMap(before -> Optional.ofNullable(before.picture()))
                .orElseGet(now::asPlain);
        taken.put(declaration.id(), picture);
        return Value.ofPlain(now.at(), picture).asFields();
    }

    /** The picture that the resource of a logical id has, if it takes any. */
    Optional<Object> find(String logicalId) {
        return Optional.ofNullable(taken.get(logicalId));
    }
}
