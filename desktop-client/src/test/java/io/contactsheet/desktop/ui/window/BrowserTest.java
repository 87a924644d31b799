package io.contactsheet.desktop.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void file_shouldBeOpenedByWhatTheSystemHasForIt() {
        assertThat(Browser.command("Linux", "/a b.html")).containsExactly("xdg-open", "/a b.html");
        assertThat(Browser.command("Mac OS X", "/a b.html")).containsExactly("open", "/a b.html");
        assertThat(Browser.command("Windows 11", "C:\\a b.html"))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", "C:\\a b.html");
    }
}
