/** JSON, written without a library: log lines and a few small answers are all that needs it. */
package io.contactsheet.lambda.json;
