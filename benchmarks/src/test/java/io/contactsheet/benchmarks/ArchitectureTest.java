package io.contactsheet.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.contactsheet.shared.architecture.ClassCircles;
import io.contactsheet.shared.architecture.ModuleRule;
import org.junit.jupiter.api.Test;

/** What this module uses, and that it is in order itself. The app it knows as a program alone. */
class ArchitectureTest {

    private static final String ROOT = "io.contactsheet.benchmarks";
    private static final JavaClasses BENCHMARKS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void module_shouldUseThisAndNothingElse() {
        new ModuleRule(
                        ROOT + "..",
                        "io.contactsheet.shared..",
                        "io.contactsheet.imaging..",
                        "com.sun.net.httpserver..",
                        "net.coobird.thumbnailator..",
                        "org.openjdk.jmh..")
                .check(BENCHMARKS);
    }

    @Test
    void packages_shouldHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(BENCHMARKS);
    }

    @Test
    void classes_shouldGoRoundInNoCircles() {
        assertThat(ClassCircles.of(BENCHMARKS, ROOT)).isEmpty();
    }
}
