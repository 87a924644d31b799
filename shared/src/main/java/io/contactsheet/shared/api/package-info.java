/** The contract between the clients, the API and the function: routes, headers and the words in them. */
package io.contactsheet.shared.api;
