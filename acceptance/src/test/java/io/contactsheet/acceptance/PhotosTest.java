package io.contactsheet.acceptance;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GalleryUnderTest.class)
class PhotosTest extends PhotosContract {}
