/** Resampling of pictures that arrive row by row and never exist as a whole. */
package io.contactsheet.imaging.resize;
