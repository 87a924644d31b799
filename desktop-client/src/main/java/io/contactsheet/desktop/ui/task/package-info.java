/** Work away from the FX thread, and the way back to it. */
package io.contactsheet.desktop.ui.task;
