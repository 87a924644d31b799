/** How the functions log what went wrong. */
package io.contactsheet.lambda.fault;
