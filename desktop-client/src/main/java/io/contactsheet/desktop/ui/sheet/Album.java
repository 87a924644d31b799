package io.contactsheet.desktop.ui.sheet;

/**
 * An album and how many photos are in it, sub-albums included.
 *
 * @param name as in the keys, without a slash at its end; empty for the whole gallery
 */
public record Album(String name, int photos) {}
