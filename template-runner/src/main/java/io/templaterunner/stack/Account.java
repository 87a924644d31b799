package io.templaterunner.stack;

import io.templaterunner.template.PseudoParameters;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The account in which a stack runs.
 *
 * @param id twelve digits
 * @param region such as {@code us-east-1}
 * @param stackName the name of the stack
 */
public record Account(String id, String region, String stackName) {

    /** The one of this machine. */
    public static final Account LOCAL = new Account("000000000000", "us-east-1", "local");

    /** What the pseudo parameters of a template are here. */
    public PseudoParameters pseudoParameters() {
        UUID uuid = UUID.nameUUIDFromBytes((id + region + stackName).getBytes(StandardCharsets.UTF_8));
        String stackId = "arn:aws:cloudformation:" + region + ":" + id + ":stack/" + stackName + "/" + uuid;
        return new PseudoParameters(id, region, "aws", "amazonaws.com", stackName, stackId);
    }
}
