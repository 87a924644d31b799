/** Pictures in, thumbnails out: the public face of this module. */
package io.contactsheet.imaging;
