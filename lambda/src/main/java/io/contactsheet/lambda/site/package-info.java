/** The web gallery's files, published into their bucket. */
package io.contactsheet.lambda.site;
