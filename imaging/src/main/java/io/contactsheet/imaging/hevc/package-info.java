/**
 * Intra-coded HEVC pictures, as HEIF files hold them, decoded as far as the loop filters: these are left out, since
 * nothing is predicted from filtered samples, and what they smooth does not show in a smaller picture.
 *
 * <p>Source: ITU-T H.265 (08/2021) and ISO/IEC 14496-15 (its configuration record). Sections named in this package are
 * of H.265.
 */
package io.contactsheet.imaging.hevc;
