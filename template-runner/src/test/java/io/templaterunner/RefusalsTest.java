package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.template.TemplateException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small templates that CloudFormation or a service refuses, in its words and at their lines. */
class RefusalsTest extends SmallStackFixture {

    private static final String ROLE = "  R:\n    Type: AWS::IAM::Role\n    Properties:\n"
            + "      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow,"
            + " Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}\n"
            + "      Policies: [{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow,"
            + " Action: s3:GetObject, Resource: '*'}]}}]\n";

    private void assertRefused(String template, int line, String words) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(
                        () -> SmallStack.deploy("Parameters: {Name: {Type: String}}\n" + template, s3, folder, "any")
                                .close())
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.at().line()).isEqualTo(line + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | x already exists\" (AWS::SQS::Queue B)"
                        + " | Resources:;  A: {Type: AWS::SQS::Queue, Properties: {QueueName: x}};  B:;"
                        + "    Type: AWS::SQS::Queue;    Properties: {QueueName: x}",
                "2 | does not support deletion policy Snapshot"
                        + " | Resources:;  A: {Type: AWS::SQS::Queue, DeletionPolicy: Snapshot}",
                "2 | Value 5 for parameter MessageRetentionPeriod is invalid. Reason: Must be an integer from 60"
                        + " | Resources:;  A: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 5}}",
                "4 | The Value field of every Outputs member must evaluate to a String."
                        + " | Resources:;  A: {Type: AWS::SQS::Queue};Outputs:;  X: {Value: [a]}",
                "4 | Output name X-Y is non alphanumeric."
                        + " | Resources:;  A: {Type: AWS::SQS::Queue};Outputs:;  X-Y: {Value: a}",
                "5 | Export names must be unique: e | Resources:;  A: {Type: AWS::SQS::Queue};Outputs:;"
                        + "  X: {Value: a, Export: {Name: e}};  Y: {Value: a, Export: {Name: e}}",
                "4 | Every Export must contain a Name | Resources:;  A: {Type: AWS::SQS::Queue};Outputs:;"
                        + "  X: {Value: a, Export: {Nam: e}}",
                "6 | Unresolved resource dependencies [A] in the Outputs block | Conditions: {Never: !Equals [a, b]};"
                        + "Resources:;  A: {Type: AWS::SQS::Queue, Condition: Never};  B: {Type: AWS::SQS::Queue};"
                        + "Outputs:;  X: {Value: !Ref A}",
                "2 | is that of a parameter and of a resource | Resources:;  Name: {Type: AWS::SQS::Queue}",
                "1 | Every Mappings attribute | Mappings: {M: {x: c}};Resources:;  A: {Type: AWS::SQS::Queue}",
            })
    void template_shouldBeRefused(int line, String words, String template) {
        assertRefused(template.replace(';', '\n') + "\n", line, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lambda.amazonaws.com | lamda | 5 | Invalid principal in policy: \"SERVICE\":\"lamda\"",
                "Principal: {Service: lambda.amazonaws.com}, | | 5 | Missing required field Principal",
                "Action: sts:AssumeRole | Action: sts:AssumeRole, Resource: '*' | 5 | Has prohibited field Resource",
                "Action: sts:AssumeRole | Action: s3:GetObject | 5 | may only specify STS AssumeRole actions",
                "Document: {Version: '2012-10-17' | Document: {Version: '2012-10-18' | 6"
                        + " | The policy must contain a valid version string",
                "s3:GetObject, Resource: '*' | s3:GetObject | 6 | Policy statement must contain resources.",
                "Action: s3:GetObject | Action: GetObject | 6 | Actions/Conditions must be prefaced by a vendor",
                "Resource: '*' | Resource: photos | 6 | must be in ARN format or \"*\".",
                "Resource: '*' | Resource: '*', Principal: '*' | 6 | Policy document should not specify a principal.",
                "[{Effect: Allow, Action: s3:GetObject, Resource: '*'}] | [] | 6 | Syntax errors in policy.",
            })
    void role_shouldBeRefused(String old, String replacement, int line, String words) {
        assertThat(ROLE).contains(old);

        assertRefused("Resources:\n" + ROLE.replace(old, replacement == null ? "" : replacement), line, words);
    }
}
