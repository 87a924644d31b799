package io.templaterunner.endpoint;

import io.templaterunner.iam.AccessKey;
import java.util.function.BiPredicate;

/**
 * One who may call services.
 *
 * @param arn who it is
 * @param key by which its requests are signed
 * @param may whether it may do an action, such as {@code sqs:ReceiveMessage}, to the resource of an ARN
 */
public record Caller(String arn, AccessKey key, BiPredicate<String, String> may) {}
