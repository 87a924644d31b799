/** Events as Lambda's runtime hands them over. */
package io.contactsheet.lambda.event;
