package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.mutation.Operator.Change;
import java.util.stream.Stream;

/** Policies that allow more than they should. */
final class Policies {

    private static final String EVERYTHING = "{Effect: Allow, Action: '*', Resource: '*'}";

    private Policies() {}

    static Stream<Change> at(Place place) {
        boolean inStatement = place.path().contains("Statement");
        return switch (place.name()) {
            case "Action" -> inStatement ? actions(place) : Stream.empty();
            case "Resource" -> inStatement ? Stream.of(new Change("widened to everything", "'*'")) : Stream.empty();
            case "Principal" ->
                inStatement
                        ? Stream.of(
                                new Change("widened to everyone", "'*'"),
                                new Change("widened to the account", "{AWS: !Ref AWS::AccountId}"))
                        : Stream.of(new Change("widened to everyone", "'*'"));
            case "SourceArn" -> Stream.of(new Change("widened to everything", "'*'"));
            case "Statement" -> Stream.of(new Change("replaced by everything", "[" + EVERYTHING + "]"));
            default -> Stream.empty();
        };
    }

    private static Stream<Change> actions(Place place) {
        String first =
                place.text().orElseGet(() -> place.children().getFirst().text().orElse(""));
        String service = first.substring(0, Math.max(0, first.indexOf(':')));
        return Stream.of(
                new Change("widened to everything", "'*'"),
                new Change("widened to its service", "'" + service + ":*'"));
    }
}
