package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.template.TemplateException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 refuses of a bucket's policy, its versions and its lifecycle, in its words and at the line of the mistake. */
class BucketDeclarationsTest {

    private static final String POLICY = """
              OtherThings:
                Type: AWS::S3::Bucket
              ThingsPolicy:
                Type: AWS::S3::BucketPolicy
                Properties:
                  Bucket: !Ref Things
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Sid: OnlyOverTls
                        Effect: Deny
                        Principal: '*'
                        Action: s3:*
                        Resource: [!GetAtt Things.Arn, !Sub '${Things.Arn}/*']
                        Condition: {Bool: {aws:SecureTransport: 'false'}}
                      - Sid: NeverOverwrite
                        Effect: Deny
                        Principal: '*'
                        Action: s3:PutObject
                        Resource: !Sub '${Things.Arn}/*'
                        Condition: {'Null': {s3:if-none-match: 'true'}, Bool: {s3:ObjectCreationOperation: 'true'}}
              ApiStage:
            """;
    private static final String CONFIGURATION = """
                  PublicAccessBlockConfiguration: {BlockPublicPolicy: true}
                  VersioningConfiguration: {Status: Enabled}
                  LifecycleConfiguration:
                    Rules:
                      - Id: old
                        Status: Enabled
                        NoncurrentVersionExpiration: {NoncurrentDays: 30}
                      - Id: unfinished
                        Status: Enabled
                        AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}
                  NotificationConfiguration:
            """;
    private static final String TEMPLATE = SmallStack.TEMPLATE
            .replace("      NotificationConfiguration:\n", CONFIGURATION)
            .replace("  ApiStage:\n", POLICY);

    @TempDir
    private Path folder;

    @Test
    void writeWithoutTheCondition_shouldBeDeniedWhateverTheRoleMay() throws Exception {
        try (EmbeddedS3 s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system());
                SmallStack stack = SmallStack.deploy(TEMPLATE, s3, folder.resolve("stack"), "small")) {
            assertThat(stack.put("/things/a.jpg"))
                    .as("no response is mapped for 403")
                    .isEqualTo(500);
            assertThat(stack.get("/things/a.jpg")).isEqualTo(404);
        }
    }

    @Test
    void policyThatIsNotInTheTemplateAnyMore_shouldBeGone() throws Exception {
        try (EmbeddedS3 s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system())) {
            SmallStack.deploy(TEMPLATE, s3, folder.resolve("stack"), "small").close();
            try (SmallStack stack = SmallStack.deploy(SmallStack.TEMPLATE, s3, folder.resolve("stack"), "small")) {
                assertThat(stack.put("/things/a.jpg")).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Action: s3:* | Action: s3:Deny* | Bucket: !Ref Things | Policy has invalid action",
                "Action: s3:* | Action: sqs:* | Bucket: !Ref Things | Policy has invalid action",
                "[!GetAtt Things.Arn, !Sub '${Things.Arn}/*'] | !Sub '${OtherThings.Arn}/*' | Bucket: !Ref Things"
                        + " | Policy has invalid resource",
                "[!GetAtt Things.Arn, !Sub '${Things.Arn}/*'] | '*' | Bucket: !Ref Things | Policy has invalid resource",
                "Action: s3:PutObject | Action: s3:ListBucket | Bucket: !Ref Things"
                        + " | Action does not apply to any resource(s) in statement",
                "Action: s3:PutObject | Action: s3:GetObject | Bucket: !Ref Things"
                        + " | Conditions do not apply to combination of actions and resources in statement",
                "s3:if-none-match | s3:if-non-match | Bucket: !Ref Things"
                        + " | Policy has an invalid condition key - s3:if-non-match",
                "aws:SecureTransport: | aws:SecureTransprt: | Bucket: !Ref Things"
                        + " | Policy has an invalid condition key - aws:securetransprt",
                "aws:SecureTransport: 'false' | aws:SecureTransport: 'flase' | Bucket: !Ref Things"
                        + " | Invalid value “flase” for the condition operator Bool",
                "s3:if-none-match: 'true' | s3:if-none-match: 'yes' | Bucket: !Ref Things"
                        + " | Invalid value “yes” for the condition operator Null",
                "Sid: NeverOverwrite | Sid: OnlyOverTls | Bucket: !Ref Things"
                        + " | Statement IDs (SID) in a single policy must be unique",
                "Principal: '*' | Principal: {AWS: 'arn:aws:iam::000000000000:role/nobody'} | Bucket: !Ref Things"
                        + " | Invalid principal in policy",
                "Principal: '*' | Principal: {AWS: everybody} | Bucket: !Ref Things | Invalid principal in policy",
                "Effect: Deny | Effect: Allow | Bucket: !Ref Things | public policies are prevented by the BlockPublicPolicy",
                "Bucket: !Ref Things | Bucket: nothing | Bucket: nothing | The specified bucket does not exist: nothing",
                "Status: Enabled} | Status: Active} | VersioningConfiguration"
                        + " | #/VersioningConfiguration/Status: String (Active) is not a valid enum value",
                "NoncurrentDays: 30 | NoncurrentDays: 0 | NoncurrentDays: 0"
                        + " | 'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer",
                "DaysAfterInitiation: 7 | DaysAfterInitiation: -1 | DaysAfterInitiation: -1"
                        + " | 'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer",
                "Id: unfinished | Id: old | - Id: old | Rule ID must be unique. Found same ID for more than one rule",
                "NoncurrentVersionExpiration: {NoncurrentDays: 30} | Id: old | - Id: old"
                        + " | At least one action needs to be specified in a rule",
                "AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7} | ExpirationInDays: 7 | ExpirationInDays"
                        + " | extraneous key [ExpirationInDays] is not permitted, or cannot be run on this computer",
            })
    void mistake_shouldBeRefusedAtItsLine(String old, String replacement, String line, String words) {
        assertThat(TEMPLATE).contains(old);
        String template = old.equals("NoncurrentVersionExpiration: {NoncurrentDays: 30}")
                ? TEMPLATE.replaceFirst(".*" + java.util.regex.Pattern.quote(old) + "\n", "")
                : TEMPLATE.replace(old, replacement);
        int at = 1 + (int) template.substring(0, template.indexOf(line)).lines().count();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> {
                    try (EmbeddedS3 s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system())) {
                        SmallStack.deploy(template, s3, folder.resolve("stack"), "small")
                                .close();
                    }
                })
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.at().line()).isBetween(at - 3, at + 3));
    }
}
