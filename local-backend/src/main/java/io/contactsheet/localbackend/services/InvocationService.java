package io.contactsheet.localbackend.services;

import io.contactsheet.localbackend.functions.FunctionError;
import io.contactsheet.localbackend.functions.LambdaFunction;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lambda's Invoke, which waits for the result.
 *
 * @param functions finds one by its name, its ARN, or either with a qualifier
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
record InvocationService(Function<String, Optional<LambdaFunction>> functions) {

    static final String PATH = "/2015-03-31/functions/([A-Za-z0-9_:$-]+)/invocations";

    /**
     * A result.
     *
     * @param failed whether it is the error of the function
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on as it is, and never compared.
    record Result(byte[] json, boolean failed) {}

    Result invoke(String name, byte[] payload, Caller caller) throws ServiceFault, InterruptedException {
        LambdaFunction function = functions
                .apply(name)
                .orElseThrow(() -> new ServiceFault(404, "ResourceNotFoundException", "Function not found: " + name));
        String arn = function.configuration().arn();
        if (!caller.may().test("lambda:InvokeFunction", arn)) {
            throw ServiceFault.denied(caller, "lambda:InvokeFunction", arn);
        }
        try {
            return new Result(function.invoke(payload), false);
        } catch (FunctionError error) {
            return new Result(error.toJson(), true);
        }
    }
}
