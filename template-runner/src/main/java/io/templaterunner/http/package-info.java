/**
 * HTTP on the loopback interface, in the one way of all that listens here: for requests to this server's own name alone,
 * with limits of size, time and memory.
 */
package io.templaterunner.http;
