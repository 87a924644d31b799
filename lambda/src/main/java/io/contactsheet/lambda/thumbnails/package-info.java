/** From a photo's change to its thumbnail. */
package io.contactsheet.lambda.thumbnails;
