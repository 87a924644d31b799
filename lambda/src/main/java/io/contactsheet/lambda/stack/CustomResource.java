package io.contactsheet.lambda.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.fault.FailureLine;
import io.contactsheet.lambda.json.Json;
import io.contactsheet.shared.fault.ErrorCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A custom resource: does what its stack asks for, and answers it always, whatever happens.
 *
 * @param what it manages, as the beginning of a sentence about a failure
 * @param work does it
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html">Custom resource
 *     reference</a>
 */
public record CustomResource(String what, Work work) {

    /** The id of what was not made. */
    public static final String NOTHING = "nothing";

    /** What is to be done when the stack is made, updated or deleted. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does what is asked for.
         *
         * @param id of what was made before; {@link #NOTHING} if nothing was
         * @throws Exception if it cannot be done: the stack is told why
         */
        StackAnswer perform(CloudFormationCustomResourceEvent request, String id) throws Exception;
    }

    /**
     * Does what the stack asks for, and answers it.
     *
     * @throws IllegalStateException if the answer does not arrive, so that Lambda tries again
     */
    public void handle(CloudFormationCustomResourceEvent request, Context context) {
        StackAnswer answer = answer(request, context);
        log(request, answer, context);
        try {
            answer.send(request);
        } catch (IOException failed) {
            throw new IllegalStateException("The stack could not be answered: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The stack could not be answered in time.", stopped);
        }
    }

    // An error is an answer too: without any, the stack would hang until its time is over.
    @SuppressWarnings("CatchingUnchecked")
    private StackAnswer answer(CloudFormationCustomResourceEvent request, Context context) {
        String id = Objects.requireNonNullElse(request.getPhysicalResourceId(), NOTHING);
        try {
            return work.perform(request, id);
        } catch (Exception | LinkageError | OutOfMemoryError failed) {
            context.getLogger().log(FailureLine.of(what, failed));
            return new StackAnswer(false, what + ": " + reason(failed), id);
        }
    }

    /** What is thrown for people to read is a sentence. Another failure is named, and found in the log by its code. */
    private static String reason(Throwable failed) {
        boolean sentence = failed instanceof IOException || failed instanceof IllegalArgumentException;
        return sentence && failed.getMessage() != null
                ? failed.getMessage()
                : failed + " (" + ErrorCode.of(failed) + ")";
    }

    /**
     * A property of the resource.
     *
     * @throws IllegalArgumentException naming it, if it is missing or empty
     */
    public static String required(CloudFormationCustomResourceEvent request, String property) {
        String value = Objects.toString(request.getResourceProperties().get(property), "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The property " + property + " is missing.");
        }
        return value;
    }

    /** What to throw at a request of a type that CloudFormation does not have yet. */
    public static IllegalArgumentException unknown(CloudFormationCustomResourceEvent request) {
        return new IllegalArgumentException("A request of type " + request.getRequestType() + " is not known.");
    }

    private static void log(CloudFormationCustomResourceEvent request, StackAnswer answer, Context context) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("request", request.getRequestType());
        line.put("resource", answer.physicalResourceId());
        line.put("outcome", answer.success() ? "success" : "failed");
        line.put("reason", answer.reason());
        context.getLogger().log(Json.of(line) + "\n");
    }
}
