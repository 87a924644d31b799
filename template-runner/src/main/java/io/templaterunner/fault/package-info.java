/** What becomes of a failure that nobody expected. */
package io.templaterunner.fault;
