/** The directories of TIFF structures, which Exif metadata and most camera RAW files are too. */
package io.contactsheet.imaging.tiff;
