/** What a stack asks of its custom resources, and what they answer. */
package io.contactsheet.lambda.stack;
