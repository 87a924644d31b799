package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.s3.ObjectIndex.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ObjectIndexPropertiesTest {

    @Property(tries = 300)
    void pages_shouldTogetherBeTheWholeListing(
            @ForAll @Size(max = 30) List<@StringLength(min = 1, max = 6) @CharRange(from = 'a', to = 'c') String> names,
            @ForAll @IntRange(min = 1, max = 4) int limit,
            @ForAll boolean grouped) {
        // The letter c stands for the slash, so that every kind of key comes up.
        List<String> keys = new TreeSet<>(names)
                .stream().map(name -> name.replace('c', '/')).toList();
        ObjectIndex index = index(keys);
        String delimiter = grouped ? "/" : "";
        for (String prefix : List.of("", "a", "a/", "b")) {
            List<String> listed = new ArrayList<>();
            String after = "";
            for (Page page = index.page(prefix, delimiter, after, limit);
                    ;
                    page = index.page(prefix, delimiter, after, limit)) {
                page.objects().forEach(object -> listed.add(object.key()));
                listed.addAll(page.commonPrefixes());
                assertThat(page.objects().size() + page.commonPrefixes().size()).isLessThanOrEqualTo(limit);
                if (page.last() == null) {
                    break;
                }
                after = page.last();
            }
            assertThat(listed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected(keys, prefix, grouped));
        }
    }

    private static TreeSet<String> expected(List<String> keys, String prefix, boolean grouped) {
        TreeSet<String> expected = new TreeSet<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int slash = grouped ? key.indexOf('/', prefix.length()) : -1;
                expected.add(slash < 0 ? key : key.substring(0, slash + 1));
            }
        }
        return expected;
    }

    private static ObjectIndex index(List<String> keys) {
        ObjectIndex index = new ObjectIndex();
        keys.forEach(key -> index.put(new StoredObject(key, 1, "etag", Instant.EPOCH)));
        return index;
    }
}
