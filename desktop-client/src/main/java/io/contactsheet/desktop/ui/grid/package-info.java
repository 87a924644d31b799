/** A grid of equal tiles of which only the visible ones exist. */
package io.contactsheet.desktop.ui.grid;
