/** The contact sheet: every photo of the gallery at a glance, with what is known of it. */
package io.contactsheet.desktop.ui.sheet;
