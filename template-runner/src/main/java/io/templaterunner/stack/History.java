package io.templaterunner.stack;

import java.util.Optional;

/**
 * What a deployment finds under a logical id.
 *
 * @param change what it does to it
 * @param before the resource that stood there, if there was one
 */
public record History(Change change, Optional<DeployedResource> before) {

    /** How often the resource was replaced, this time included. */
    public int incarnation() {
        int replaced = before.map(DeployedResource::incarnation).orElse(0);
        return change == Change.REPLACE ? replaced + 1 : replaced;
    }

    /** The resource that goes on, if one does. */
    public Optional<DeployedResource> goingOn() {
        return change.goesOn() ? before : Optional.empty();
    }
}
