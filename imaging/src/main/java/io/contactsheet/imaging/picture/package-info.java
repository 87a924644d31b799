/** A small picture in memory, and the way it is turned upright. */
package io.contactsheet.imaging.picture;
