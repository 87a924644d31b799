package io.templaterunner.stack;

import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What resources took a snapshot of when they were made: a deployment of its API, a version of its function. That is what
 * they serve, whatever the API and the function are now.
 */
public final class Snapshots {

    private final Map<String, Object> taken = new HashMap<>();

    /**
     * The snapshot of a resource: the one of the time when it was made.
     *
     * @param now what a new resource takes a snapshot of
     */
    public Fields of(Declaration declaration, Fields now) {
        Object snapshot = declaration
                .history()
                .goingOn()
                .flatMap(before -> Optional.ofNullable(before.snapshot()))
                .orElseGet(now::asPlain);
        taken.put(declaration.id(), snapshot);
        return Value.ofPlain(now.at(), snapshot).asFields();
    }

    /** The snapshot that the resource of a logical id has, if it takes any. */
    Optional<Object> find(String logicalId) {
        return Optional.ofNullable(taken.get(logicalId));
    }
}
