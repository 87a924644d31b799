/** Services of AWS of which a call or two is needed, and not their whole clients. */
package io.contactsheet.lambda.service;
