package io.templaterunner.lambda;

import io.templaterunner.stack.StackState;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The versions of functions that there are, and of what each is a snapshot. */
final class PublishedVersions {

    private static final String TYPE = "AWS::Lambda::Version";

    private final StackState state;
    private final String code;
    private final Map<String, Published> latest = new HashMap<>();

    private record Published(int version, Object function, String code) {}

    /**
     * @param code the fingerprint of the functions' code
     */
    PublishedVersions(StackState state, String code) {
        this.state = state;
        this.code = code;
        state.before().values().stream()
                .filter(resource -> resource.type().equals(TYPE) && resource.snapshot() != null)
                .forEach(resource -> add(resource.physicalId(), resource.snapshot(), resource.code()));
    }

    /** The number of the function's next version. */
    int next(String function) {
        return state.nextVersion(function);
    }

    void add(String versionArn, Fields snapshot) {
        add(versionArn, snapshot.asPlain(), code);
    }

    private void add(String versionArn, Object function, String codeThen) {
        int colon = versionArn.lastIndexOf(':');
        Published added = new Published(Integer.parseInt(versionArn.substring(colon + 1)), function, codeThen);
        latest.merge(
                versionArn.substring(0, colon), added, (one, other) -> one.version() > other.version() ? one : other);
    }

    /** The number of the function's latest version, if that is of the function as it is now. */
    Optional<Integer> of(String functionArn, Fields function) {
        return Optional.ofNullable(latest.get(functionArn))
                .filter(version -> version.code().equals(code)
                        && withoutTags(version.function()).equals(withoutTags(function.asPlain())))
                .map(Published::version);
    }

    /** Tags are the function's, and no part of its configuration. */
    private static Object withoutTags(Object function) {
        Map<Object, Object> configuration = new HashMap<>((Map<?, ?>) function);
        configuration.remove("Tags");
        configuration.remove("ReservedConcurrentExecutions");
        return configuration;
    }
}
