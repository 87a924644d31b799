/** Functions and what invokes them: handlers of the class path, run with Lambda's semantics. */
package io.contactsheet.localbackend.functions;
