/** What the window has to tell the user: one place for every trouble, and one trouble at a time. */
package io.contactsheet.desktop.ui.notice;
