/** Where functions, and programs of this computer's user, call services by signed requests. */
package io.templaterunner.endpoint;
