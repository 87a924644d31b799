package io.contactsheet.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.contactsheet.shared.architecture.ClassCircles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The circles of classes that are left. The list only shrinks: who opens one takes it out, and nobody adds one. */
class ClassCirclesTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Of shared.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.contactsheet", "io.templaterunner");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "io.contactsheet.shared, key.AlbumKey key.PhotoKey",
                "io.contactsheet.imaging, none",
                "io.contactsheet.lambda, none",
                "io.contactsheet.desktop, none",
                "io.templaterunner, apigateway.ApiMetrics apigateway.Apis"
                        + "; apigateway.OpenApiReader apigateway.RestApi"
                        + "; cognito.Operations cognito.UserPool"
                        + "; files.AtomicReplacement files.OwnerOnlyFile"
                        + "; http.Limits http.RequestBody"
                        + "; iam.Policy iam.PolicyParser"
                        + "; lambda.FunctionCode lambda.JarCode"
                        + "; lambda.FunctionMetrics lambda.Functions"
                        + "; sqs.QueueMetrics sqs.Queues"
                        + "; template.References template.Template"
            })
    void classes_shouldGoRoundInNoCirclesButThese(String module, String left) {
        Set<Set<String>> known = left == null
                ? Set.of()
                : Arrays.stream(left.split("; "))
                        .map(circle -> Set.of(circle.split(" ")))
                        .collect(Collectors.toSet());
        assertThat(ClassCircles.of(PROJECT, module)).isEqualTo(known);
    }
}
