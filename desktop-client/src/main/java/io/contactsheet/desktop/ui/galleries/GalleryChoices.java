package io.contactsheet.desktop.ui.galleries;

import java.util.List;

/** What the user can change to, and how to open yet another gallery. */
public interface GalleryChoices {

    /** The gallery in view and nothing else. */
    GalleryChoices NONE = new GalleryChoices() {
        @Override
        public List<GalleryChoice> all() {
            return List.of();
        }

        @Override
        public void openAnother() {}
    };

    /** As of now. */
    List<GalleryChoice> all();

    /** Asks which. */
    void openAnother();
}
