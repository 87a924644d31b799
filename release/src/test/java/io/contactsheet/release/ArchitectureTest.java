package io.contactsheet.release;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.contactsheet.shared.architecture.ModuleRule;
import org.junit.jupiter.api.Test;

/** What the check of the folder uses: nothing that it would not find in any other template. */
class ArchitectureTest {

    @Test
    void module_shouldUseThisAndNothingElse() {
        new ModuleRule(
                        "io.contactsheet.release..",
                        "io.contactsheet.shared.architecture..",
                        "io.templaterunner..",
                        "com.tngtech.archunit..",
                        "org.assertj..",
                        "org.junit..")
                .check(new ClassFileImporter().importPackages("io.contactsheet.release"));
    }
}
