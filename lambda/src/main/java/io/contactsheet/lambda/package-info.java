/** The functions that the template names: their entry points, and what they share. */
package io.contactsheet.lambda;
