package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The versions of functions that there are, and what each is a picture of. */
final class PublishedVersions {

    private static final String TYPE = "AWS::Lambda::Version";

    private final StackState state;
    private final String code;
    private final Map<String, Picture> latest = new HashMap<>();

    private record Picture(int version, Object function, String code) {}

    /**
     * @param code the fingerprint of the functions' code
     */
    PublishedVersions(StackState state, String code) {
        this.state = state;
        this.code = code;
        state.before().values().stream()
                .filter(resource -> resource.type().equals(TYPE) && resource.picture() != null)
                .forEach(resource -> add(resource.physicalId(), resource.picture(), resource.code()));
    }

    /** The number of the function's next version. */
    int next(String function) {
        return state.nextVersion(function);
    }

    void add(String versionArn, Fields picture) {
        add(versionArn, picture.asPlain(), code);
    }

    private void add(String versionArn, Object function, String codeThen) {
        int colon = versionArn.lastIndexOf(':');
        Picture added = new Picture(Integer.parseInt(versionArn.substring(colon + 1)), function, codeThen);
        latest.merge(
                versionArn.substring(0, colon), added, (one, other) -> one.version() > other.version() ? one : other);
    }

    /** The number of the function's latest version, if that is of the function as it is now. */
    Optional<Integer> of(String functionArn, Fields function) {
        return Optional.ofNullable(latest.get(functionArn))
                .filter(picture -> picture.code().equals(code)
                        && withoutTags(picture.function()).equals(withoutTags(function.asPlain())))
                .map(Picture::version);
    }

    /** Tags are the function's, and no part of its configuration. */
    private static Object withoutTags(Object function) {
        Map<Object, Object> configuration = new HashMap<>((Map<?, ?>) function);
        configuration.remove("Tags");
        configuration.remove("ReservedConcurrentExecutions");
        return configuration;
    }
}
