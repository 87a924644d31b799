/** From what the numbers of a file mean to sRGB. */
package io.contactsheet.imaging.color;
