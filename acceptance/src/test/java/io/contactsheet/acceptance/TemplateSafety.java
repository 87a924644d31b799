package io.contactsheet.acceptance;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes the template safe by default and shows in nothing that a running gallery does: encryption, locked buckets,
 * what stays when the stack goes, narrow roles, tags. Each finding names its resource.
 */
final class TemplateSafety {

    private static final Set<String> PHOTO_BUCKETS = Set.of("OriginalsBucket", "ThumbnailsBucket");
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");
    private static final Set<String> TAGGED = Set.of(
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGateway::Stage",
            "AWS::CloudWatch::Alarm",
            "AWS::Events::Rule",
            "AWS::IAM::Role",
            "AWS::Lambda::Function",
            "AWS::Logs::LogGroup",
            "AWS::S3::Bucket",
            "AWS::SNS::Topic",
            "AWS::SQS::Queue");

    private final Template template;
    private final List<String> findings = new ArrayList<>();

    private TemplateSafety(Template template) {
        this.template = template;
    }

    /** Sentences about what is not safe; none for a safe template. */
    static List<String> findings(String text) {
        TemplateSafety safety = new TemplateSafety(Template.parse("contact-sheet.yaml", text));
        safety.checkBuckets();
        safety.checkOriginals();
        safety.checkPolicies();
        safety.checkRoles();
        safety.checkFunctions();
        safety.checkUsers();
        safety.checkTags();
        return safety.findings;
    }

    private void checkBuckets() {
        for (Resource bucket : ofType("AWS::S3::Bucket")) {
            Fields block = bucket.properties().fieldsOrEmpty("PublicAccessBlockConfiguration");
            BLOCKS.forEach(name -> require(bucket, isTrue(block, name), name + " is not true"));
            require(bucket, text(bucket.properties()).contains("SSEAlgorithm=AES256"), "not encrypted");
            require(
                    bucket,
                    text(bucket.properties()).contains("ObjectOwnership=BucketOwnerEnforced"),
                    "access control lists are on");
        }
        PHOTO_BUCKETS.forEach(id -> Stream.of(id, id + "Policy").forEach(this::checkRetained));
    }

    /** Kept, but not what a failed creation made: under its name the next try would find a bucket that "already exists". */
    private void checkRetained(String id) {
        Fields resource = template.root().fieldsOrEmpty("Resources").fieldsOrEmpty(id);
        Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain")
                .forEach((policy, kept) -> require(
                        id,
                        resource.findText(policy).filter(kept::equals).isPresent(),
                        policy + " is not " + kept + ": it goes with the stack, or stays of one that was never made"));
    }

    private void checkOriginals() {
        Fields originals = properties("OriginalsBucket");
        String rules = text(originals.fieldsOrEmpty("LifecycleConfiguration"));
        require(
                "OriginalsBucket",
                text(originals.fieldsOrEmpty("VersioningConfiguration")).contains("Status=Enabled"),
                "keeps no versions");
        Stream.of(
                        "NoncurrentDays=${OldVersionDays}",
                        "ExpiredObjectDeleteMarker=true",
                        "DaysAfterInitiation=${UnfinishedUploadDays}")
                .forEach(rule -> require("OriginalsBucket", rules.contains(rule), "its lifecycle lacks " + rule));
        require("OriginalsBucket", !rules.contains("Status=Disabled"), "a rule of its lifecycle is off");
        Stream.of("OldVersionDays", "UnfinishedUploadDays")
                .forEach(name -> require(
                        name,
                        template.root()
                                .fieldsOrEmpty("Parameters")
                                .fieldsOrEmpty(name)
                                .findText("Default")
                                .filter(days -> Integer.parseInt(days) >= 7)
                                .isPresent(),
                        "its default is less than a week"));
    }

    private void checkPolicies() {
        for (Resource bucket : ofType("AWS::S3::Bucket")) {
            String arn = "${" + bucket.id() + ".Arn}";
            require(
                    bucket,
                    statementsOf(bucket.id())
                            .anyMatch(it -> isDenial(it, "s3:*", arn + "," + arn + "/*")
                                    && conditions(it).equals("{Bool={aws:SecureTransport=false}}")),
                    "answers without TLS");
        }
        require(
                "OriginalsBucket",
                statementsOf("OriginalsBucket")
                        .anyMatch(
                                it -> isDenial(it, "s3:PutObject", "${OriginalsBucket.Arn}/*")
                                        && conditions(it)
                                                .equals(
                                                        "{Bool={s3:ObjectCreationOperation=true},Null={s3:if-none-match=true}}")),
                "a photo can be overwritten");
    }

    private Stream<Fields> statementsOf(String bucket) {
        return ofType("AWS::S3::BucketPolicy").stream()
                .filter(policy -> text(policy.properties().get("Bucket")).equals("${" + bucket + "}"))
                .flatMap(policy -> statements(policy.properties().get("PolicyDocument")));
    }

    private static boolean isDenial(Fields statement, String action, String resources) {
        return member(statement, "Effect").equals("Deny")
                && member(statement, "Principal").equals("*")
                && member(statement, "Action").equals(action)
                && member(statement, "Resource").equals(resources);
    }

    private void checkRoles() {
        for (Resource role : ofType("AWS::IAM::Role")) {
            checkTrust(role);
            role.properties().itemsOrEmpty("Policies").stream()
                    .flatMap(policy -> statements(policy.asFields().get("PolicyDocument")))
                    .filter(statement -> member(statement, "Effect").equals("Allow"))
                    .forEach(statement -> checkPermission(role, statement));
        }
    }

    private void checkTrust(Resource role) {
        Value trust = role.properties().get("AssumeRolePolicyDocument");
        for (Fields statement : statements(trust).toList()) {
            boolean forLambda = text(statement).contains("lambda.amazonaws.com");
            String conditions = conditions(statement);
            require(
                    role,
                    !forLambda || conditions.contains("StringEqualsIfExists={aws:SourceAccount=${AWS::AccountId}}"),
                    "trusts Lambda for every account");
            require(
                    role,
                    !forLambda
                            || conditions.contains(
                                    "ArnLikeIfExists={aws:SourceArn=arn:${AWS::Partition}:lambda:${AWS::Region}:"
                                            + "${AWS::AccountId}:function:${GalleryName}-"),
                    "trusts Lambda for every function");
            require(
                    role,
                    forLambda || conditions.equals("{}"),
                    "asks API Gateway for its source, which it does not tell: every request would be 500");
        }
    }

    private void checkPermission(Resource role, Fields statement) {
        String actions = member(statement, "Action");
        String resources = member(statement, "Resource");
        require(role, !actions.contains("*"), "may do " + actions);
        for (String resource : resources.split(",")) {
            require(role, names(resource), "may act on " + resource);
        }
        boolean writes = actions.contains("s3:Put") || actions.contains("s3:Delete");
        boolean originals = resources.contains("Originals") || resources.contains("-originals-");
        require(
                role,
                !writes || !originals || role.id().equals("WriteRole"),
                "may change originals, which only the API's writing may");
        require(role, !actions.contains("Version"), "may delete a photo for good: " + actions);
        require(
                role,
                !actions.contains("s3:")
                        || conditions(statement)
                                .equals("{StringEqualsIfExists={aws:ResourceAccount=${AWS::AccountId}}}"),
                "may use buckets of other accounts");
    }

    /** An ARN with the name of a resource in it, and a star at most for what is in it. */
    private static boolean names(String resource) {
        String name = resource.endsWith("*") ? resource.substring(0, resource.length() - 1) : resource;
        return name.matches(".*\\$\\{[A-Z].*") && !name.contains("*") && !name.contains("?");
    }

    private void checkFunctions() {
        for (Resource function : ofType("AWS::Lambda::Function")) {
            String logs = text(function.properties().fieldsOrEmpty("LoggingConfig"))
                    .replaceAll(".*LogGroup=\\$\\{(\\w+)}.*", "$1");
            Resource group = template.resources().get(logs);
            require(
                    function,
                    group != null && text(group.properties()).contains("RetentionInDays=${LogRetentionDays}"),
                    "has no log group of its own whose logs go after some days");
        }
        for (Resource queue : ofType("AWS::SQS::Queue")) {
            require(queue, isTrue(queue.properties(), "SqsManagedSseEnabled"), "not encrypted");
        }
    }

    private void checkUsers() {
        for (Resource pool : ofType("AWS::Cognito::UserPool")) {
            require(
                    pool,
                    isTrue(pool.properties().fieldsOrEmpty("AdminCreateUserConfig"), "AllowAdminCreateUserOnly"),
                    "anybody may sign up");
            require(pool, text(pool.properties()).contains("MinimumLength=12"), "takes short passwords");
            require(pool, pool.properties().find("UserPoolTags").isPresent(), "has no tags");
        }
    }

    private void checkTags() {
        for (Resource resource : template.resources().values()) {
            if (TAGGED.contains(resource.type().asText())) {
                String tags = text(Objects.requireNonNullElse(
                        resource.properties().values().get("Tags"), new Value.Text(resource.at(), "")));
                require(
                        resource,
                        tags.contains("{Key=application,Value=contact-sheet}")
                                && tags.contains("{Key=gallery,Value=${GalleryName}}"),
                        "lacks the tags of the gallery");
            }
        }
    }

    private List<Resource> ofType(String type) {
        return template.resources().values().stream()
                .filter(resource -> resource.type().asText().equals(type))
                .toList();
    }

    private Fields properties(String id) {
        return Optional.ofNullable(template.resources().get(id))
                .map(Resource::properties)
                .orElseThrow(() -> new AssertionError("The template has no " + id + "."));
    }

    private void require(Resource resource, boolean fulfilled, String finding) {
        require(resource.id(), fulfilled, finding);
    }

    private void require(String id, boolean fulfilled, String finding) {
        if (!fulfilled) {
            findings.add(id + ": " + finding);
        }
    }

    private static boolean isTrue(Fields fields, String name) {
        return fields.findText(name).filter("true"::equals).isPresent();
    }

    private static Stream<Fields> statements(Value document) {
        return document.asFields().get("Statement").asItemsOrOne().stream().map(Value::asFields);
    }

    /** The value of a member, of a list its values with commas; empty if it is not there. */
    private static String member(Fields fields, String name) {
        return fields.find(name)
                .map(value -> String.join(
                        ",",
                        value.asItemsOrOne().stream().map(TemplateSafety::text).toList()))
                .orElse("");
    }

    private static String conditions(Fields statement) {
        return text(statement.fieldsOrEmpty("Condition"));
    }

    /** One line; functions as {@code Fn::Sub} writes them, members in the order of their names. */
    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Items items ->
                String.join(
                        ",", items.values().stream().map(TemplateSafety::text).toList());
            case Fields fields ->
                "{"
                        + String.join(
                                ",",
                                fields.values().entrySet().stream()
                                        .map(member -> member.getKey() + "=" + text(member.getValue()))
                                        .sorted()
                                        .toList())
                        + "}";
            case Value.Call call -> call(call.function(), text(call.argument()));
            case Value.Absent _ -> "";
        };
    }

    private static String call(String function, String argument) {
        return switch (function) {
            case "Ref" -> "${" + argument + "}";
            case "Fn::GetAtt" -> "${" + argument.replace(',', '.') + "}";
            case "Fn::Sub" -> argument;
            default -> function + "(" + argument + ")";
        };
    }

    /** Permissions of a role as lines such as {@code s3:GetObject ${OriginalsBucket.Arn}/*}. */
    static List<String> permissions(String text, String role) {
        return new TemplateSafety(Template.parse("contact-sheet.yaml", text))
                .properties(role).itemsOrEmpty("Policies").stream()
                        .flatMap(policy -> statements(policy.asFields().get("PolicyDocument")))
                        .flatMap(statement -> Stream.of(
                                        member(statement, "Action").split(","))
                                .flatMap(action -> Stream.of(
                                                member(statement, "Resource").split(","))
                                        .map(resource -> member(statement, "Effect") + " " + action + " " + resource)))
                        .sorted()
                        .toList();
    }
}
