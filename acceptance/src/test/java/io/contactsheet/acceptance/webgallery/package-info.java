/** The web gallery in a real browser, against the template runner. */
@NullMarked
package io.contactsheet.acceptance.webgallery;

import org.jspecify.annotations.NullMarked;
