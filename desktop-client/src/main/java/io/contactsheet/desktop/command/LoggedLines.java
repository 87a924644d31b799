package io.contactsheet.desktop.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/** Logs what is printed, line by line, as a warning: nobody should print past the log. Called by one thread at a time. */
final class LoggedLines extends OutputStream {

    private final Logger log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LoggedLines(Logger log) {
        this.log = log;
    }

    @Override
    public void write(int value) {
        if (value != '\n') {
            line.write(value);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            log.warn("{}", text);
        }
    }
}
