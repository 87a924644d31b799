/**
 * HEIF files, which HEIC and AVIF are: their boxes, the items in them, and the picture that they are put together to.
 *
 * <p>Sources: ISO/IEC 14496-12 (boxes, items), ISO/IEC 23008-12 (pictures and their properties, called HEIF here),
 * ISO/IEC 23000-22 (MIAF), ISO/IEC 14496-15 and 23091-2.
 */
package io.contactsheet.imaging.heif;
