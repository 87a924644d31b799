package io.contactsheet.acceptance;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGalleryUnderTest.class)
class FakeThumbnailsTest extends ThumbnailsContract {}
