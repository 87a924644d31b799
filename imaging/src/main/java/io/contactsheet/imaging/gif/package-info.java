/** The first frame of GIF files, decoded row by row. */
package io.contactsheet.imaging.gif;
