package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.shared.key.PhotoKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A photo that is in the gallery.
 *
 * @param bytes how long the original is
 * @param stored when
 * @param thumbnail the version of its thumbnail; empty while that is being made
 */
public record ListedPhoto(PhotoKey key, long bytes, Instant stored, Optional<String> thumbnail) {}
