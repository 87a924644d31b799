package io.templaterunner.stack;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the services of one stack have in common.
 *
 * @param naming what AWS makes up
 * @param state what is remembered from one deployment to the next
 * @param snapshots that its resources took
 * @param folder for what services keep, each under a name of its own
 * @param clock by which everything is timed
 * @param localised puts this machine's addresses into a text
 * @param readings that its services play
 */
public record StackContext(
        Naming naming,
        StackState state,
        Snapshots snapshots,
        Path folder,
        InstantSource clock,
        UnaryOperator<String> localised,
        Set<StrictReading> readings) {

    public StackContext {
        readings = Set.copyOf(readings);
    }

    /** Of a stack in an account. */
    public static StackContext of(
            Account account,
            StackState state,
            Path folder,
            InstantSource clock,
            UnaryOperator<String> localised,
            Set<StrictReading> readings) {
        Naming naming = new Naming(account.pseudoParameters());
        return new StackContext(naming, state, new Snapshots(), folder, clock, localised, readings);
    }

    /** The same with other snapshots. */
    public StackContext with(Snapshots others) {
        return new StackContext(naming, state, others, folder, clock, localised, readings);
    }
}
