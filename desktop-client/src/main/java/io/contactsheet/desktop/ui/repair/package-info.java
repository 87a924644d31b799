/** The repair of thumbnails, and how the window knows that one is needed. */
package io.contactsheet.desktop.ui.repair;
