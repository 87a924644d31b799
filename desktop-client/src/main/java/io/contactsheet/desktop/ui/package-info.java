/** The desktop app. */
package io.contactsheet.desktop.ui;
