package io.contactsheet.acceptance.mutation;

import static io.contactsheet.acceptance.mutation.TemplateTree.quoted;

import io.contactsheet.acceptance.mutation.Operator.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Other values for plain scalars: flipped, counted wrong, misspelt, or another word of the same vocabulary. */
final class Scalars {

    /** Prose says nothing that a machine reads: it is removed, and reworded only where a person reads it in the console. */
    static final Set<String> PROSE = Set.of(
            "Description",
            "ConstraintDescription",
            "AlarmDescription",
            "summary",
            "description",
            "title",
            "default",
            "EmailSubject",
            "EmailMessage");

    private static final List<List<String>> VOCABULARIES = List.of(
            List.of("RetainExceptOnCreate", "Retain", "Delete"),
            List.of("Enabled", "Suspended", "Disabled"),
            List.of("private", "public"),
            List.of("GET", "PUT", "HEAD", "DELETE"),
            List.of("Allow", "Deny"),
            List.of("aws", "mock"),
            List.of("when_no_match", "never", "when_no_templates"),
            List.of("CONVERT_TO_TEXT", "CONVERT_TO_BINARY"),
            List.of("header", "query", "path"),
            List.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"),
            List.of("AES256", "aws:kms"),
            List.of("ENABLED", "LEGACY"),
            List.of("minutes", "hours", "seconds", "days"),
            List.of("arm64", "x86_64"),
            List.of("Maximum", "Minimum", "Sum", "Average", "SampleCount"),
            List.of(
                    "GreaterThanThreshold",
                    "LessThanThreshold",
                    "GreaterThanOrEqualToThreshold",
                    "LessThanOrEqualToThreshold"),
            List.of("notBreaching", "breaching", "missing", "ignore"),
            List.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"),
            List.of("REGIONAL", "EDGE", "PRIVATE"),
            List.of("String", "Number"),
            List.of("PublishedVersions", "None"),
            List.of("lambda.amazonaws.com", "apigateway.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"),
            List.of("s3:ObjectCreated:*", "s3:ObjectCreated:Put", "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete"),
            List.of("https://", "http://"));

    private Scalars() {}

    static Stream<Change> at(Place place) {
        return place.text().filter(_ -> place.function().isEmpty()).stream().flatMap(text -> changes(place, text));
    }

    private static Stream<Change> changes(Place place, String text) {
        if (PROSE.contains(place.name())) {
            return place.path().contains("Body") ? Stream.empty() : Stream.of(change(text.strip() + " Not so."));
        }
        return Stream.of(
                        truth(text),
                        numbers(text),
                        words(text),
                        mappings(text),
                        others(place, text),
                        unquoted(place, text))
                .flatMap(changes -> changes)
                .filter(change -> !change.flow().equals(quoted(text)))
                .distinct();
    }

    /** What YAML reads otherwise when it has no quotes: a boolean, or a number of another base. */
    private static Stream<Change> unquoted(Place place, String text) {
        return place.isQuoted() && text.matches("yes|no|on|off|0[0-9]+")
                ? Stream.of(new Change("without its quotes", text))
                : Stream.empty();
    }

    private static Stream<Change> truth(String text) {
        return switch (text) {
            case "true" -> Stream.of(change("false"));
            case "false" -> Stream.of(change("true"));
            default -> Stream.empty();
        };
    }

    private static Stream<Change> numbers(String text) {
        if (!text.matches("\\d{1,9}")) {
            return Stream.empty();
        }
        int number = Integer.parseInt(text);
        return Stream.of(0, number + 1, number * 10)
                .filter(other -> other != number)
                .map(other -> change(String.valueOf(other)));
    }

    private static Stream<Change> words(String text) {
        return VOCABULARIES.stream()
                .filter(words -> words.contains(text))
                .flatMap(List::stream)
                .filter(word -> !word.equals(text))
                .map(Scalars::change);
    }

    /** Static values lose their quotes, change, or lose a member of their list; others come from another header. */
    private static Stream<Change> mappings(String text) {
        if (text.matches("'.*'")) {
            String inner = text.substring(1, text.length() - 1);
            return Stream.of(
                            Stream.of(inner, "'x'", "''"),
                            lessOne(inner, ",").map(list -> "'" + list + "'"),
                            lessOne(inner, "; ").map(list -> "'" + list + "'"))
                    .flatMap(values -> values)
                    .filter(value -> !value.isEmpty())
                    .map(Scalars::change);
        }
        if (text.matches("(method|integration|gatewayresponse)\\..*")) {
            return Stream.of(
                    change(text.replaceFirst("[^.]+$", "X-Other")), change("'x'"), change(inSmallLetters(text)));
        }
        return Stream.empty();
    }

    /** The name of a header of S3's; another one is left as it is. */
    private static String inSmallLetters(String source) {
        return source.startsWith("integration.response.header.") ? source.toLowerCase(Locale.ROOT) : source;
    }

    private static Stream<String> lessOne(String list, String separator) {
        List<String> members = Arrays.asList(list.split(separator));
        return members.size() < 2
                ? Stream.empty()
                : members.stream()
                        .map(left -> members.stream()
                                .filter(member -> !member.equals(left))
                                .collect(Collectors.joining(separator)));
    }

    /** A letter too many, and for a rule about values no rule at all. */
    private static Stream<Change> others(Place place, String text) {
        Stream<Change> more = switch (place.name()) {
            case "AllowedPattern" -> Stream.of(change(".*"), change("[^x]*"), change(text + "|x"));
            case "Default" -> Stream.of(change(""), change("0"));
            default -> Stream.empty();
        };
        boolean already = text.matches("true|false|\\d{1,9}|'.*'");
        return already ? more : Stream.concat(more, Stream.of(change(text + "x")));
    }

    private static Change change(String value) {
        return new Change("to " + value, quoted(value));
    }
}
