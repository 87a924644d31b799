package io.templaterunner.stack;

import java.io.IOException;
import java.util.List;

/**
 * A service of AWS, as far as its resources run on one machine. What its types look like, and what an update does to them,
 * stands in {@code resource-types.yaml} beside its class; {@link ResourceTypes} tells the form.
 *
 * <p>Used by the deploying thread only, unless an implementation says otherwise.
 */
public interface AwsService extends AutoCloseable {

    /** Its resource types: those of its file, each once. */
    List<ResourceKind> kinds();

    /**
     * Refuses what AWS would take and would then fail in silence. Called when all resources stand.
     *
     * @throws io.templaterunner.template.TemplateException with where and why
     */
    default void check() {}

    /** Removes what a deployment made that failed, as far as {@link ResourceKind#undo} does not. */
    default void removeMade() throws IOException {}

    /** Begins what it does of its own accord. Called once, when the deployment is complete. */
    default void start() throws IOException {}

    /** A text with addresses of this machine in the place of the service's public ones. */
    default String localised(String text) {
        return text;
    }

    /** Stops. What is kept stays. */
    @Override
    default void close() throws IOException {}
}
