/** What becomes of a failure that nobody expected. */
package io.contactsheet.localbackend.fault;
