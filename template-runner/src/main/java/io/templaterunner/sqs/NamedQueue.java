package io.templaterunner.sqs;

/**
 * A queue.
 *
 * @param arn by which policies name it
 * @param messages that are in it
 */
public record NamedQueue(String arn, MessageQueue messages) {}
