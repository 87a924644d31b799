package io.contactsheet.desktop.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A page of ListObjectsV2's XML. Its token holds a plus, as S3's may, and is taken from nobody: it need not cross. */
final class FakeListing {

    private FakeListing() {}

    static String of(URI request, NavigableMap<String, StoredObject> objects) {
        Map<String, String> query = query(request);
        String prefix = query.getOrDefault("prefix", "");
        if (query.containsKey("continuation-token")) {
            throw new IllegalArgumentException("A list goes on after a key, and not by a token.");
        }
        String after = query.getOrDefault("start-after", "");
        boolean oneLevel = "/".equals(query.get("delimiter"));
        int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        List<String> keys = new ArrayList<>();
        TreeSet<String> prefixes = new TreeSet<>();
        boolean truncated = false;
        for (String key : objects.tailMap(after, false).keySet()) {
            int slash = key.indexOf('/', prefix.length());
            String album = oneLevel && slash >= 0 ? key.substring(0, slash + 1) : null;
            if (!key.startsWith(prefix) || prefixes.contains(String.valueOf(album))) {
                continue;
            }
            if (keys.size() + prefixes.size() == most) {
                truncated = true;
                break;
            }
            if (album == null) {
                keys.add(key);
            } else {
                prefixes.add(album);
            }
        }
        String contents =
                keys.stream().map(key -> content(key, objects.get(key))).collect(Collectors.joining());
        String common = prefixes.stream()
                .map(album -> "<CommonPrefixes><Prefix>" + encoded(album) + "</Prefix></CommonPrefixes>")
                .collect(Collectors.joining());
        String next = truncated ? "<NextContinuationToken>1+/=</NextContinuationToken>" : "";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>photos</Name><IsTruncated>%s</IsTruncated>%s%s<EncodingType>url</EncodingType>%s</ListBucketResult>""".formatted(truncated, contents, common, next);
    }

    private static String content(String key, StoredObject object) {
        return "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Owner><ID>1</ID></Owner><Size>%d</Size></Contents>"
                .formatted(
                        encoded(key),
                        object.lastModified(),
                        object.etag().replace("\"", "&quot;"),
                        object.bytes().length);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(URI request) {
        return Arrays.stream(String.valueOf(request.getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> one));
    }
}
