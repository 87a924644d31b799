package io.contactsheet.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import io.contactsheet.shared.architecture.ClassCircles;
import io.contactsheet.shared.architecture.ModuleRule;
import io.templaterunner.TemplateRunner;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What this module uses, and that it is in order itself; {@code desktop-client} has the rules of those below it. */
class ArchitectureTest {

    private static final String ROOT = "io.contactsheet.acceptance";
    private static final JavaClasses TESTS =
            new ClassFileImporter().importUrl(ArchitectureTest.class.getResource("/" + ROOT.replace('.', '/')));

    /** Of the app it knows what composes the gallery on this computer, and its double of a gallery. */
    @Test
    void module_shouldUseThisAndNothingElse() {
        new ModuleRule(
                        ROOT + "..",
                        "io.contactsheet.shared..",
                        "io.contactsheet.imaging.testkit..",
                        "io.contactsheet.lambda..",
                        "io.contactsheet.desktop.local..",
                        "io.contactsheet.desktop.testkit..",
                        "io.templaterunner..",
                        "software.amazon.awssdk..",
                        "com.fasterxml.jackson..",
                        "com.nimbusds..",
                        "com.sun.management..",
                        "com.sun.net.httpserver..",
                        "com.tngtech.archunit..",
                        "javax.imageio..",
                        "org.assertj..",
                        "org.awaitility..",
                        "org.eclipse.jetty..",
                        "org.junit..",
                        "org.openqa.selenium..",
                        "org.snakeyaml.engine..")
                .check(TESTS);
    }

    /** Else the suite would be kinder than it was asked to be. */
    @Test
    void everyRunner_shouldBeTriedUnderTheReadingsOfTheRun() {
        classes()
                .that(describe(
                        "run a template",
                        type -> type.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(TemplateRunner.Settings.class))))
                .should(ArchCondition.from(describe(
                        "say under which readings",
                        type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(TemplateRunner.Settings.class)
                                        && call.getName().equals("under")))))
                .check(TESTS);
    }

    @Test
    void packages_shouldHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(TESTS);
    }

    /** The circles that are left. The list only shrinks. */
    @Test
    void classes_shouldGoRoundInNoCirclesButThese() {
        assertThat(ClassCircles.of(TESTS, ROOT)).isEqualTo(Set.of(Set.of("LocalGallery", "TemplateUnderTest")));
    }
}
