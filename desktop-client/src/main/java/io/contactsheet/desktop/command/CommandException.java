package io.contactsheet.desktop.command;

/** A command cannot go on. The message is a sentence for whoever gave it, in their language. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1;

    CommandException(String sentence) {
        super(sentence);
    }
}
