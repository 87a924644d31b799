package io.templaterunner.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The actions and condition keys of S3, all in small letters.
 *
 * @param objectActions those on objects, such as {@code s3:getobject}
 * @param bucketActions those on buckets, such as {@code s3:listbucket}
 * @param keys condition keys
 * @param tagKeys condition keys that end in the name of a tag, without it
 * @param actionsOfKey the actions whose requests carry a condition key, where only some do
 */
record S3PolicyLanguage(
        Set<String> objectActions,
        Set<String> bucketActions,
        Set<String> keys,
        List<String> tagKeys,
        Map<String, Set<String>> actionsOfKey) {

    /** Reads it from the file that lists it. */
    static S3PolicyLanguage read() {
        try (InputStream in =
                Objects.requireNonNull(S3PolicyLanguage.class.getResourceAsStream("s3-policy-language.yaml"))) {
            Map<?, ?> file = (Map<?, ?>)
                    Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
            Set<String> keys = prefixed("aws:", file.get("global condition keys"));
            keys.addAll(prefixed("s3:", file.get("condition keys of S3")));
            Map<String, Set<String>> actionsOfKey = new HashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(file.get("condition keys of actions")))
                    .forEach((key, actions) -> actionsOfKey.put(key.toString(), prefixed("s3:", actions)));
            return new S3PolicyLanguage(
                    prefixed("s3:", file.get("actions of objects")),
                    prefixed("s3:", file.get("actions of buckets")),
                    keys,
                    List.copyOf(prefixed("", file.get("condition keys with a tag"))),
                    actionsOfKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> prefixed(String prefix, @Nullable Object names) {
        return ((Collection<?>) Objects.requireNonNull(names))
                .stream().map(name -> prefix + name).collect(Collectors.toSet());
    }

    boolean isAction(String pattern) {
        return matchesAny(pattern, objectActions) || matchesAny(pattern, bucketActions);
    }

    boolean isKey(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return keys.contains(name) || tagKeys.stream().anyMatch(name::startsWith);
    }

    /** Whether some action of this pattern is one whose requests carry the condition key. */
    boolean carries(String pattern, String key) {
        Set<String> actions = actionsOfKey.get(key.toLowerCase(Locale.ROOT));
        return actions == null || matchesAny(pattern, actions);
    }

    static boolean matchesAny(String pattern, Set<String> actions) {
        return actions.stream().anyMatch(action -> Wildcard.matches(pattern, action));
    }
}
