/** Failures that nobody expected: each is logged once with its cause, and shown with a short code. */
package io.contactsheet.desktop.fault;
