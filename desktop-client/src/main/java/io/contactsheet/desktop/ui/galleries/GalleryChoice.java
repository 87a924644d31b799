package io.contactsheet.desktop.ui.galleries;

/**
 * A gallery that the user can change to.
 *
 * @param name for a menu
 * @param shown whether it is the one in view
 * @param open changes to it
 */
public record GalleryChoice(String name, boolean shown, Runnable open) {}
