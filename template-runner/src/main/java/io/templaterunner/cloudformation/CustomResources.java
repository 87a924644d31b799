package io.templaterunner.cloudformation;

import io.templaterunner.lambda.FormerFunctions;
import io.templaterunner.lambda.Functions;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import java.util.List;
import java.util.stream.Stream;

/** CloudFormation: the custom resources of a stack. */
public final class CustomResources implements AwsService {

    private final FormerFunctions former;
    private final List<ResourceKind> kinds;

    /**
     * @param functions of the stack
     * @param former those of before; closed with this
     * @param code the fingerprint of the functions' code
     */
    public CustomResources(StackContext context, Functions functions, FormerFunctions former, String code) {
        this.former = former;
        CustomResourceFunctions makers = new CustomResourceFunctions(functions, former);
        kinds = Stream.of("AWS::CloudFormation::CustomResource", "Custom::*")
                .<ResourceKind>map(type -> new CustomResource(type, context, makers, code))
                .toList();
    }

    @Override
    public List<ResourceKind> kinds() {
        return kinds;
    }

    @Override
    public void close() {
        former.close();
    }
}
