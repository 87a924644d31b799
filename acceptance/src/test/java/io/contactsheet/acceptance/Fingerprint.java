package io.contactsheet.acceptance;

import io.templaterunner.template.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A short hash of a part of a template. Comments and the order of members do not change it. */
final class Fingerprint {

    private Fingerprint() {}

    /** Ten hexadecimal digits. */
    static String of(Value value) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(canonical(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 10);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String canonical(Value value) {
        return switch (value) {
            case Value.Text text -> "\"" + text.text() + "\"";
            case Value.Items items ->
                items.values().stream().map(Fingerprint::canonical).collect(Collectors.joining(",", "[", "]"));
            case Value.Fields fields ->
                fields.values().entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + canonical(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
            case Value.Call call -> call.function() + "(" + canonical(call.argument()) + ")";
            case Value.Absent _ -> "";
        };
    }
}
