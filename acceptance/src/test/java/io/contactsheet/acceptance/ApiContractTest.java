package io.contactsheet.acceptance;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under the readings of the run. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Nothing can stand in the place of a deployed stack's S3.")
@ExtendWith(GalleryUnderTest.class)
class ApiContractTest extends ApiContractSuite {

    ApiContractTest(TemplateUnderTest template) {
        super(template, Readings.ofThisRun());
    }
}
