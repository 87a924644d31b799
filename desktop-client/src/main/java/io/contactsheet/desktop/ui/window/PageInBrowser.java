package io.contactsheet.desktop.ui.window;

/** Opens the page of a gallery in a browser, signed in. */
@FunctionalInterface
interface PageInBrowser {

    /** Takes a moment, so it is not for the FX thread. */
    void open() throws Exception;
}
