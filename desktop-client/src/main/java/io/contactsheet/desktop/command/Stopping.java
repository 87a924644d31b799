package io.contactsheet.desktop.command;

/** What is still to be done when the process is told to stop: Ctrl-C, SIGTERM, the end of the session. */
final class Stopping implements AutoCloseable {

    private final Thread hook;

    private Stopping(Runnable last) {
        this.hook = Thread.ofPlatform().name("stopping").unstarted(last);
    }

    /** Runs this when the process is told to stop, unless closed before. */
    static Stopping on(Runnable last) {
        Stopping stopping = new Stopping(last);
        Runtime.getRuntime().addShutdownHook(stopping.hook);
        return stopping;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is stopping already: the hook does its work.
        }
    }
}
