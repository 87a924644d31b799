/** The shape of the decoders whose pixels come row by row. */
package io.contactsheet.imaging.rows;
