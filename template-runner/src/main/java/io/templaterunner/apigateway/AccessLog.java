package io.templaterunner.apigateway;

import java.util.Map;

/** Hears of every request that a stage has answered. Called by several threads at once, and returns at once. */
@FunctionalInterface
public interface AccessLog {

    /** Where nothing is logged. */
    AccessLog NONE = _ -> {};

    /**
     * A request was answered.
     *
     * @param variables what is known of it, by the names of {@code $context}, such as {@code error.responseType}
     */
    void write(Map<String, String> variables);
}
