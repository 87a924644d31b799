package io.templaterunner.s3;

/** Hears of every change to an object, after it is on disk and before the request is answered. */
@FunctionalInterface
public interface ObjectListener {

    /** Called on the thread that serves the request, so it must be quick. Events of one key come in their order. */
    void on(ObjectEvent event);
}
