package io.contactsheet.acceptance.mutation;

import java.util.ArrayList;
import java.util.List;

/** What does not belong there. */
final class Additions {

    private Additions() {}

    /** The members, each in YAML's flow style, that are added to a mapping or a list in turn. */
    static List<String> at(Place place) {
        List<String> members = new ArrayList<>();
        String parent = place.parent().map(Place::name).orElse("");
        if (place.name().equals("options") && place.path().contains("paths")) {
            members.add("security: [{Owner: []}]");
        }
        if (List.of("get", "head", "put", "delete").contains(place.name())
                && place.find("security").isEmpty()) {
            members.add("security: [{Owner: []}]");
        }
        if (place.name().equals("x-amazon-apigateway-integration")) {
            members.addAll(List.of("contentHandling: CONVERT_TO_TEXT", "contentHandling: CONVERT_TO_BINARY"));
            members.add("timeoutInMillis: 50");
            members.add("requestTemplates: {application/json: '{}', image/jpeg: '{}'}");
        }
        if (parent.equals("responses") && place.path().contains("x-amazon-apigateway-integration")) {
            members.addAll(List.of("contentHandling: CONVERT_TO_TEXT", "contentHandling: CONVERT_TO_BINARY"));
            members.add("responseTemplates: {application/json: ''}");
        }
        if (parent.equals("LambdaConfigurations")) {
            members.add("Filter: {S3Key: {Rules: [{Name: suffix, Value: .jpg}]}}");
            members.add("Filter: {S3Key: {Rules: [{Name: prefix, Value: photos/}]}}");
        }
        if (place.name().equals("Statement")) {
            members.add("{Effect: Allow, Action: '*', Resource: '*'}");
            members.add("{Effect: Allow, Principal: '*', Action: '*', Resource: '*'}");
        }
        if (place.path().size() == 2 && place.below("Parameters")) {
            members.add("NoEcho: true");
        }
        if (place.path().size() == 2 && place.below("Outputs")) {
            members.add("Export: {Name: everybodys}");
        }
        members.removeIf(
                member -> place.find(member.substring(0, member.indexOf(':'))).isPresent());
        if (place.name().equals("ExplicitAuthFlows")) {
            members.addAll(List.of("ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH"));
        }
        return members;
    }
}
