/** Makes what a stage of an API serves follow the API. */
package io.contactsheet.lambda.deployment;
