/** One photo, large, with all that is known of it. */
package io.contactsheet.desktop.ui.viewer;
