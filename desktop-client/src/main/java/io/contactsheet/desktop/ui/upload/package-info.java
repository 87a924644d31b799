/** Bringing photos into the gallery: choosing, dropping and pasting them, and seeing how far they are. */
package io.contactsheet.desktop.ui.upload;
