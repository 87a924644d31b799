/** The web gallery in a real browser, against the local backend. */
@NullMarked
package io.contactsheet.localbackend.webgallery;

import org.jspecify.annotations.NullMarked;
