/** How the app looks: its theme, light and dark, and its icons. */
package io.contactsheet.desktop.ui.look;
