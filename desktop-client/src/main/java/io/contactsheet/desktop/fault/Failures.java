package io.contactsheet.desktop.fault;

import io.contactsheet.shared.fault.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way of whatever nobody expected: into the log once, with its cause, and to the person with a short code. Also
 * the handler of all threads that such a failure ends. Safe for use by several threads.
 */
public final class Failures implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final String program;
    private final List<Consumer<? super UnexpectedFailure>> listeners = new CopyOnWriteArrayList<>();

    /** @param program its name and version, for the details */
    public Failures(String program) {
        this.program = program;
    }

    /** Tells from now on of failures that nobody else tells of. Called on the thread that failed. */
    public void onUncaught(Consumer<? super UnexpectedFailure> listener) {
        listeners.add(listener);
    }

    /**
     * Logs a failure.
     *
     * @param what was being done, as the beginning of a sentence: “The upload of a.jpg”
     * @return what to show
     */
    public UnexpectedFailure report(String what, Throwable failure) {
        ErrorCode code = ErrorCode.of(failure);
        LOG.error("{} broke off ({}).", what, code, failure);
        return new UnexpectedFailure(code, details(what, code, failure));
    }

    /** Logs a failure as {@link #report} does, and tells those who listen. */
    public UnexpectedFailure tell(String what, Throwable failure) {
        UnexpectedFailure told = report(what, failure);
        listeners.forEach(listener -> listener.accept(told));
        return told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        tell("The work of the thread “" + thread.getName() + "”", failure);
    }

    /**
     * What to do with failures that harm nobody: they are in the log, if it tells details.
     *
     * @param why they do no harm, a sentence
     */
    public static Consumer<Exception> ignoring(String why) {
        return failure -> LOG.debug("{}", why, failure);
    }

    private String details(String what, ErrorCode code, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return String.format(
                "%s%nJava %s on %s %s (%s)%n%s broke off: %s%n%n%s",
                program,
                System.getProperty("java.runtime.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                what,
                code,
                trace);
    }
}
