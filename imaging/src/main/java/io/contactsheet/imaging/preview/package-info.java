/** The JPEG previews that camera RAW files carry beside their picture. */
package io.contactsheet.imaging.preview;
