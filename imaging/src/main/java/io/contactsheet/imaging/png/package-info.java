/** PNG files written without a trip through {@code ImageIO}, whose first use costs a fresh JVM a tenth of a second. */
package io.contactsheet.imaging.png;
