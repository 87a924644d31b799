package io.templaterunner.fault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what ended a thread, or a task of one. Every thread of the runner has it. */
public enum UncaughtFailures implements Thread.UncaughtExceptionHandler {
    LOGGED;

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtFailures.class);

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        LOG.error("The work of the thread “{}” broke off.", thread.getName(), failure);
    }

    /** For an executor that would keep the failure to itself, such as one that does the same again and again. */
    public static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOGGED.uncaughtException(Thread.currentThread(), failure);
            }
        };
    }
}
