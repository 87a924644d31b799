/** Formats that are read through the Java platform's {@code ImageIO} and TwelveMonkeys, behind limits of our own. */
package io.contactsheet.imaging.platform;
