/** How a failure that nobody expected is told, whatever part it happens in. */
package io.contactsheet.shared.fault;
