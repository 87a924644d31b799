package io.templaterunner.lambda;

import io.templaterunner.endpoint.ServiceFault;
import io.templaterunner.endpoint.SignedAnswer;
import io.templaterunner.endpoint.SignedRequest;
import io.templaterunner.endpoint.SignedService;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke, which waits for the result.
 *
 * @param functions finds one by its name, its ARN, or either with a qualifier
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public record InvocationService(Function<String, Optional<LambdaFunction>> functions) implements SignedService {

    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_:$-]+)/invocations");

    @Override
    public boolean takes(SignedRequest request) {
        return request.method().equals("POST") && PATH.matcher(request.path()).matches();
    }

    @Override
    public SignedAnswer answer(SignedRequest request) throws ServiceFault, InterruptedException {
        Matcher path = PATH.matcher(request.path());
        String name = path.matches() ? path.group(1) : "";
        LambdaFunction function = functions
                .apply(name)
                .orElseThrow(() -> new ServiceFault(404, "ResourceNotFoundException", "Function not found: " + name));
        request.require("lambda:InvokeFunction", function.configuration().arn());
        try {
            return new SignedAnswer(200, function.invoke(request.body()), Map.of());
        } catch (FunctionError error) {
            return new SignedAnswer(200, error.toJson(), Map.of("X-Amz-Function-Error", "Unhandled"));
        }
    }
}
