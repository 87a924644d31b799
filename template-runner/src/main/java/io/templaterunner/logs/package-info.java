/** CloudWatch Logs on one machine: a log group is a few files. */
package io.templaterunner.logs;
