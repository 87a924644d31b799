package io.templaterunner.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final Principal ROLE = new Principal.Aws("arn:aws:iam::123456789012:role/Reader");
    private static final String OBJECT = "arn:aws:s3:::photos/album/a.jpg";

    @Test
    void requestOfWhichNoStatementSpeaks_shouldNotBeAllowed() {
        Policy policy = identity(statement("Allow", "s3:GetObject", "arn:aws:s3:::photos/*"));

        assertThat(policy.decide(get(OBJECT))).isEqualTo(Decision.ALLOWED);
        assertThat(policy.decide(get("arn:aws:s3:::other/a.jpg"))).isEqualTo(Decision.NOT_ALLOWED);
        assertThat(policy.decide(new AccessRequest(ROLE, "s3:PutObject", OBJECT)))
                .isEqualTo(Decision.NOT_ALLOWED);
    }

    @Test
    void denial_shouldWinOverEveryPermission() {
        Policy allowed = identity(statement("Allow", "*", "*"));
        Policy denied = identity(statement("Deny", "s3:Get*", "arn:aws:s3:::photos/album/*"));

        assertThat(Policy.decide(List.of(allowed, denied), get(OBJECT))).isEqualTo(Decision.DENIED);
        assertThat(Policy.decide(List.of(denied, allowed), get("arn:aws:s3:::photos/b.jpg")))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void permissionOnTheObjectsOfABucket_shouldNotBeOneOnTheBucket() {
        Policy policy = identity(statement("Allow", "s3:ListBucket", "arn:aws:s3:::photos/*"));

        assertThat(policy.decide(new AccessRequest(ROLE, "s3:ListBucket", "arn:aws:s3:::photos")))
                .isEqualTo(Decision.NOT_ALLOWED);
    }

    @Test
    void actions_shouldBeComparedWithoutRegardToCaseAndResourcesWithIt() {
        Policy policy = identity(statement("Allow", "S3:getOBJECT", "arn:aws:s3:::photos/A.jpg"));

        assertThat(policy.decide(get("arn:aws:s3:::photos/A.jpg"))).isEqualTo(Decision.ALLOWED);
        assertThat(policy.decide(get("arn:aws:s3:::photos/a.jpg"))).isEqualTo(Decision.NOT_ALLOWED);
    }

    @Test
    void invertedElements_shouldSpeakOfEverythingElse() {
        Policy policy = identity(Map.of(
                "Effect", "Allow", "NotAction", "s3:Delete*", "NotResource", List.of("arn:aws:s3:::photos/private/*")));

        assertThat(policy.decide(get(OBJECT))).isEqualTo(Decision.ALLOWED);
        assertThat(policy.decide(get("arn:aws:s3:::photos/private/a.jpg"))).isEqualTo(Decision.NOT_ALLOWED);
        assertThat(policy.decide(new AccessRequest(ROLE, "s3:DeleteObject", OBJECT)))
                .isEqualTo(Decision.NOT_ALLOWED);
    }

    @Test
    void trustPolicy_shouldAllowOnlyTheServiceThatItNames() {
        Policy trust = Policy.parse(
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Effect", "Allow",
                                "Principal", Map.of("Service", List.of("apigateway.amazonaws.com")),
                                "Action", "sts:AssumeRole"))),
                PolicyKind.TRUST);

        assertThat(trust.decide(assume(new Principal.Service("apigateway.amazonaws.com"))))
                .isEqualTo(Decision.ALLOWED);
        assertThat(trust.decide(assume(new Principal.Service("lambda.amazonaws.com"))))
                .isEqualTo(Decision.NOT_ALLOWED);
        assertThat(trust.decide(assume(ROLE))).isEqualTo(Decision.NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "123456789012, true",
        "arn:aws:iam::123456789012:root, true",
        "arn:aws:iam::123456789012:role/Reader, true",
        "arn:aws:iam::123456789012:role/Writer, false",
        "210987654321, false",
    })
    void principalOfAccountOrRole_shouldStandForThoseInIt(String principal, boolean allowed) {
        Policy policy = Policy.parse(
                Map.of(
                        "Statement",
                        Map.of(
                                "Effect", "Allow",
                                "Principal", Map.of("AWS", principal),
                                "Action", "s3:*",
                                "Resource", "*")),
                PolicyKind.RESOURCE);

        assertThat(policy.decide(get(OBJECT)).isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // operator, value of the policy, value of the request (- for none), holds
                "StringEquals, a, a, true",
                "StringEquals, a, A, false",
                "StringEquals, a*, ab, false",
                "StringEquals, a, -, false",
                "StringEqualsIfExists, a, -, true",
                "StringEqualsIfExists, a, b, false",
                "StringNotEquals, a, b, true",
                "StringNotEquals, a, a, false",
                "StringNotEquals, a, -, true",
                "StringEqualsIgnoreCase, a, A, true",
                "StringLike, album/*, album/x, true",
                "StringLike, a?c, abc, true",
                "StringLike, a?c, ac, false",
                "StringNotLike, album/*, album/x, false",
                "ArnLike, arn:aws:s3:::photos*, arn:aws:s3:::photos-1, true",
                "ArnLike, arn:aws:*:photos, arn:aws:s3:::photos, false",
                "ArnEquals, arn:aws:s3:::photos, arn:aws:s3:::photos, true",
                "ArnNotEquals, arn:aws:s3:::photos, arn:aws:s3:::photos, false",
                "Bool, true, TRUE, true",
                "Bool, false, true, false",
                "Null, true, -, true",
                "Null, true, x, false",
                "Null, false, x, true",
                "Null, false, -, false",
                "NumericEquals, 10, 10.0, true",
                "NumericNotEquals, 10, 11, true",
                "NumericLessThan, 10, 9, true",
                "NumericLessThan, 10, 10, false",
                "NumericLessThanEquals, 10, 10, true",
                "NumericGreaterThan, 10, 11, true",
                "NumericGreaterThanEquals, 10, 9, false",
                "NumericEquals, 10, ten, false",
            })
    void condition_shouldHoldAsAwsHasIt(String operator, String wanted, String actual, boolean holds) {
        Policy policy = identity(Map.of(
                "Effect", "Allow",
                "Action", "s3:GetObject",
                "Resource", "*",
                "Condition", Map.of(operator, Map.of("aws:Key", wanted))));
        Map<String, List<String>> context = actual == null ? Map.of() : Map.of("AWS:key", List.of(actual));

        assertThat(policy.decide(new AccessRequest(ROLE, "s3:GetObject", OBJECT, context))
                        .isAllowed())
                .isEqualTo(holds);
    }

    @Test
    void conditions_shouldAllHold() {
        Policy policy = identity(Map.of(
                "Effect", "Allow",
                "Action", "s3:ListBucket",
                "Resource", "*",
                "Condition",
                        Map.of(
                                "StringEquals", Map.of("s3:prefix", List.of("a/", "b/"), "s3:delimiter", "/"),
                                "Bool", Map.of("aws:SecureTransport", true))));
        Map<String, List<String>> context = new HashMap<>(Map.of(
                "s3:prefix", List.of("b/"), "s3:delimiter", List.of("/"), "aws:SecureTransport", List.of("true")));

        assertThat(policy.decide(new AccessRequest(ROLE, "s3:ListBucket", OBJECT, context))
                        .isAllowed())
                .isTrue();
        context.put("s3:delimiter", List.of("-"));
        assertThat(policy.decide(new AccessRequest(ROLE, "s3:ListBucket", OBJECT, context))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void unknownParts_shouldBeRefusedByName() {
        assertRefused(statementWith("Condition", Map.of("StringMatches", Map.of("a", "b"))), "StringMatches");
        assertRefused(statementWith("Condition", Map.of("NullIfExists", Map.of("a", "b"))), "NullIfExists");
        assertRefused(statementWith("Effekt", "Allow"), "Effekt");
        assertRefused(statementWith("Effect", "Permit"), "Permit");
        assertRefused(statementWith("Action", "GetObject"), "GetObject");
        assertRefused(statementWith("Resource", "photos/*"), "must be in ARN format");
        assertRefused(statementWith("Resource", "arn:aws:s3:::photos/${aws:username}/*"), "${aws:username}");
        assertRefused(statementWith("Resource", List.of(Map.of("Fn::Sub", "x"))), "Fn::Sub");
        assertRefused(statementWith("Resource", List.of()), "empty");
        assertRefused(statementWith("Principal", "*"), "principal");
        assertThatThrownBy(() -> Policy.parse(Map.of("Version", "2012-10-18"), PolicyKind.IDENTITY))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("2012-10-18");
        assertThatThrownBy(() -> Policy.parse(Map.of("Statements", List.of()), PolicyKind.IDENTITY))
                .hasMessageContaining("Statements");
        assertThatThrownBy(() -> Policy.parse("allow everything", PolicyKind.IDENTITY))
                .hasMessageContaining("must be a map");
    }

    @Test
    void missingParts_shouldBeRefusedByName() {
        assertThatThrownBy(() -> identity(Map.of("Effect", "Allow", "Action", "s3:GetObject")))
                .hasMessageContaining("Resource");
        assertThatThrownBy(() -> identity(Map.of("Effect", "Allow", "Resource", "*")))
                .hasMessageContaining("Action");
        assertThatThrownBy(() ->
                        Policy.parse(Map.of("Statement", statement("Allow", "s3:GetObject", "*")), PolicyKind.RESOURCE))
                .hasMessageContaining("Principal");
        assertThatThrownBy(() -> Policy.parse(Map.of("Version", "2012-10-17"), PolicyKind.IDENTITY))
                .hasMessageContaining("Statement");
    }

    private static void assertRefused(Map<String, Object> statement, String named) {
        assertThatThrownBy(() -> identity(statement))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(named);
    }

    private static Map<String, Object> statementWith(String element, Object value) {
        Map<String, Object> statement = new HashMap<>(statement("Allow", "s3:GetObject", "*"));
        statement.put(element, value);
        return statement;
    }

    private static Map<String, Object> statement(String effect, String action, String resource) {
        return Map.of("Effect", effect, "Action", action, "Resource", resource);
    }

    private static Policy identity(Map<String, Object> statement) {
        return Policy.parse(Map.of("Version", "2012-10-17", "Statement", List.of(statement)), PolicyKind.IDENTITY);
    }

    private static AccessRequest get(String resource) {
        return new AccessRequest(ROLE, "s3:GetObject", resource);
    }

    private static AccessRequest assume(Principal principal) {
        return new AccessRequest(principal, "sts:AssumeRole", "*");
    }
}
