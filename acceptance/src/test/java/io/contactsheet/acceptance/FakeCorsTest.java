package io.contactsheet.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The double is a gallery whose form names no other origin. */
@ExtendWith(FakeGalleryUnderTest.class)
class FakeCorsTest {

    @Test
    void answers_shouldBeReadableFromNoOtherOrigin(Gallery gallery) {
        CorsTest.areReadableFromNoOtherOrigin(gallery);
    }
}
