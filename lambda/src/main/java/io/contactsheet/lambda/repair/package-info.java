/** Makes every thumbnail right again, whatever happened to the events that should have done it. */
package io.contactsheet.lambda.repair;
