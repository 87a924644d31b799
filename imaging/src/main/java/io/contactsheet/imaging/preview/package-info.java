/** The JPEG previews that camera RAW files, HEIC and AVIF carry beside their picture. */
package io.contactsheet.imaging.preview;
