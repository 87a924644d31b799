package io.contactsheet.localbackend.services;

import io.contactsheet.localbackend.functions.MessageQueue;

/**
 * A queue.
 *
 * @param arn by which policies name it
 * @param messages that are in it
 */
public record NamedQueue(String arn, MessageQueue messages) {}
