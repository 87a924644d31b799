package io.templaterunner.template;

import java.util.Set;

/**
 * The account and the place in which a stack runs.
 *
 * @param accountId twelve digits
 * @param region such as {@code eu-central-1}
 * @param partition such as {@code aws}
 * @param urlSuffix such as {@code amazonaws.com}
 * @param stackName the name of the stack
 * @param stackId its ARN
 */
public record PseudoParameters(
        String accountId, String region, String partition, String urlSuffix, String stackName, String stackId) {

    static final Set<String> NAMES = Set.of(
            "AWS::AccountId",
            "AWS::NoValue",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    Value value(Source at, String name) {
        return switch (name) {
            case "AWS::AccountId" -> new Value.Text(at, accountId);
            case "AWS::NoValue" -> new Value.Absent(at);
            case "AWS::NotificationARNs" -> Value.texts(at);
            case "AWS::Partition" -> new Value.Text(at, partition);
            case "AWS::Region" -> new Value.Text(at, region);
            case "AWS::StackId" -> new Value.Text(at, stackId);
            case "AWS::StackName" -> new Value.Text(at, stackName);
            case "AWS::URLSuffix" -> new Value.Text(at, urlSuffix);
            default -> throw new TemplateException(at, "Template error: unknown pseudo parameter " + name);
        };
    }
}
