/** The window: what is where in it, and how it comes and goes. */
package io.contactsheet.desktop.ui.window;
