/** The product's functions, run by the template runner on S3 and the services that they call. */
package io.contactsheet.acceptance.functions;
