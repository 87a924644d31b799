package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import java.util.Optional;

/**
 * What is known of a photo.
 *
 * @param head what the gallery said of it; empty until that has come
 */
public record Known(PhotoViewModel photo, Optional<ObjectHead> head) {}
