/** The services of AWS that functions, and the owner on this computer, call by their own protocols: SQS, Lambda and API Gateway. */
package io.contactsheet.localbackend.services;
