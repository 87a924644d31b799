package io.contactsheet.benchmarks.sidebyside;

/**
 * What a peer made of a file.
 *
 * @param outcome {@code thumbnail}, {@code corrupt}, {@code unsupported} or {@code too-large}
 * @param detail the MIME type of the thumbnail, or why there is none
 * @param bytes the encoded thumbnail, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Written to a file as they are.
record Answer(String outcome, String detail, byte[] bytes) {

    static Answer thumbnail(String contentType, byte[] bytes) {
        return new Answer("thumbnail", contentType, bytes);
    }

    static Answer none(String outcome, String why) {
        return new Answer(outcome, why, new byte[0]);
    }

    /** This answer as one line of JSON. */
    String toJson(double milliseconds) {
        return "{\"outcome\": %s, \"detail\": %s, \"bytes\": %d, \"milliseconds\": %.3f}"
                .formatted(quoted(outcome), quoted(detail), bytes.length, milliseconds);
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
