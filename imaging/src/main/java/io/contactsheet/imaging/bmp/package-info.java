/** Reads BMP files of every age, row by row. */
package io.contactsheet.imaging.bmp;
