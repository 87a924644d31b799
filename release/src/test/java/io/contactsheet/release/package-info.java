/** Checks of the folder that is released. */
package io.contactsheet.release;
