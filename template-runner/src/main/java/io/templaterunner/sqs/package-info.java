/** SQS: queues, each a folder of messages. */
package io.templaterunner.sqs;
