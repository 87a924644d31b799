package io.contactsheet.acceptance;

import io.templaterunner.stack.StrictReading;
import java.util.EnumSet;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same where AWS is the stricter of all that its documentation lets it be. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Nothing can stand in the place of a deployed stack's S3.")
@ExtendWith(GalleryUnderTest.class)
class StrictApiContractTest extends ApiContractSuite {

    StrictApiContractTest(TemplateUnderTest template) {
        super(template, EnumSet.allOf(StrictReading.class));
    }
}
