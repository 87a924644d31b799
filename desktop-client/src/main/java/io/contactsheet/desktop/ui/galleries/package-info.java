/** The galleries that the window can show: the one on this computer, and others in the cloud. */
package io.contactsheet.desktop.ui.galleries;
