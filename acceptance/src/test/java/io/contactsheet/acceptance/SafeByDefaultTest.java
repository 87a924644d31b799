package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stack is when its form was filled in with no more than it needs. */
class SafeByDefaultTest {

    private static final String TEMPLATE = LocalGallery.template();

    @Test
    void template_shouldBeSafe() {
        assertThat(TemplateSafety.findings(TEMPLATE)).isEmpty();
    }

    @Test
    void rolesOfTheApi_shouldBeAllowedWhatItsRoutesNeedAndNoMore() {
        for (String bucket : List.of("Site", "Originals", "Thumbnails")) {
            assertThat(TemplateSafety.permissions(TEMPLATE, bucket + "ReadRole"))
                    .containsExactly(
                            "Allow s3:GetObject ${" + bucket + "Bucket.Arn}/*",
                            "Allow s3:ListBucket ${" + bucket + "Bucket.Arn}");
        }
        assertThat(TemplateSafety.permissions(TEMPLATE, "WriteRole"))
                .containsExactly(
                        "Allow s3:DeleteObject ${OriginalsBucket.Arn}/*",
                        "Allow s3:PutObject ${OriginalsBucket.Arn}/*");
    }

    @Test
    void roleOfTheSite_shouldBeAllowedItsOwnBucketAlone() {
        assertThat(TemplateSafety.permissions(TEMPLATE, "SiteRole"))
                .containsExactly(
                        "Allow logs:CreateLogStream ${SiteLogs.Arn}",
                        "Allow logs:PutLogEvents ${SiteLogs.Arn}",
                        "Allow s3:DeleteObject ${SiteBucket.Arn}/*",
                        "Allow s3:ListBucket ${SiteBucket.Arn}",
                        "Allow s3:PutObject ${SiteBucket.Arn}/*");
    }

    @ParameterizedTest
    @MethodSource("carelessnesses")
    void carelessness_shouldBeFound(String resource, UnaryOperator<TemplateText> edit) {
        TemplateText careless = edit.apply(TemplateText.of(TEMPLATE));

        assertThat(careless.text()).isNotEqualTo(TEMPLATE);
        assertThat(TemplateSafety.findings(careless.text())).anyMatch(finding -> finding.startsWith(resource + ": "));
    }

    static Stream<Arguments> carelessnesses() {
        Stream<Arguments> everyBucket = Stream.of("OriginalsBucket", "ThumbnailsBucket", "SiteBucket")
                .flatMap(bucket -> Stream.of(
                        without(bucket, "Resources", bucket, "Properties", "PublicAccessBlockConfiguration"),
                        changed(bucket, "BlockPublicAcls: true", "BlockPublicAcls: false"),
                        changed(bucket, "RestrictPublicBuckets: true", "RestrictPublicBuckets: false"),
                        without(bucket, "Resources", bucket, "Properties", "BucketEncryption"),
                        changed(bucket, "BucketOwnerEnforced", "ObjectWriter"),
                        changed(bucket, "Value: contact-sheet", "Value: x"),
                        without(bucket, "Resources", bucket + "Policy"),
                        in(bucket, bucket + "Policy", "aws:SecureTransport: 'false'", "aws:SecureTransport: 'true'"),
                        in(bucket, bucket + "Policy", "Effect: Deny", "Effect: Allow"),
                        in(bucket, bucket + "Policy", "Action: s3:*", "Action: s3:Get*")));
        Stream<Arguments> photos = Stream.of(
                changed("OriginalsBucket", "DeletionPolicy: RetainExceptOnCreate", "DeletionPolicy: Delete"),
                changed("ThumbnailsBucket", "DeletionPolicy: RetainExceptOnCreate", "DeletionPolicy: Retain"),
                changed("ThumbnailsBucket", "UpdateReplacePolicy: Retain", "UpdateReplacePolicy: Delete"),
                changed("OriginalsBucketPolicy", "DeletionPolicy: RetainExceptOnCreate", "DeletionPolicy: Delete"),
                changed("OriginalsBucket", "Status: Enabled}", "Status: Suspended}"),
                changed("OriginalsBucket", "!Ref OldVersionDays", "1"),
                changed("OriginalsBucket", "ExpiredObjectDeleteMarker: true", "ExpiredObjectDeleteMarker: false"),
                changed("OriginalsBucket", "!Ref UnfinishedUploadDays", "3650"),
                changed("OriginalsBucket", "            Status: Enabled", "            Status: Disabled"),
                in("OriginalsBucket", "OriginalsBucketPolicy", "s3:if-none-match: 'true'", "s3:if-none-match: 'false'"),
                in("OriginalsBucket", "OriginalsBucketPolicy", "Action: s3:PutObject", "Action: s3:PutObjectAcl"),
                Arguments.of("OldVersionDays", edit(it -> it.with("1", "Parameters", "OldVersionDays", "Default"))));
        Stream<Arguments> others = Stream.of(
                changed("OriginalsReadRole", "s3:GetObject", "s3:*"),
                changed("OriginalsReadRole", "aws:ResourceAccount", "aws:PrincipalAccount"),
                changed("WriteRole", "s3:DeleteObject", "s3:DeleteObjectVersion"),
                changed("WriteRole", "!Sub ${OriginalsBucket.Arn}/*", "'*'"),
                changed("ThumbnailsRole", "Action: s3:GetObject", "Action: [s3:GetObject, s3:PutObject]"),
                changed("ThumbnailsRole", "-thumbnails-${AWS", "-*-${AWS"),
                changed("ThumbnailsRole", "aws:SourceAccount", "aws:SourceOrgID"),
                changed("SiteRole", "aws:SourceArn", "aws:SourceOrgID"),
                changed(
                        "SiteReadRole",
                        "Action: sts:AssumeRole",
                        "Action: sts:AssumeRole\n            Condition: {StringEquals: {aws:SourceAccount: '1'}}"),
                without("ThumbnailsFunction", "Resources", "ThumbnailsFunction", "Properties", "LoggingConfig"),
                without("SiteFunction", "Resources", "SiteLogs", "Properties", "RetentionInDays"),
                changed("ThumbnailsFailures", "SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false"),
                changed("Users", "AllowAdminCreateUserOnly: true", "AllowAdminCreateUserOnly: false"),
                changed("Users", "MinimumLength: 12", "MinimumLength: 6"),
                without("WriteRole", "Resources", "WriteRole", "Properties", "Tags"));
        return Stream.of(everyBucket, photos, others).flatMap(each -> each);
    }

    private static Arguments without(String found, String... path) {
        return Arguments.of(found, edit(it -> it.without(path)));
    }

    private static Arguments changed(String resource, String text, String replacement) {
        return in(resource, resource, text, replacement);
    }

    private static Arguments in(String found, String resource, String text, String replacement) {
        return Arguments.of(found, edit(it -> it.replacing(text, replacement, "Resources", resource)));
    }

    private static UnaryOperator<TemplateText> edit(UnaryOperator<TemplateText> edit) {
        return edit;
    }
}
