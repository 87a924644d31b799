/** The gallery's HTTP API, seen from a client: what is stored, and how to add to it. */
package io.contactsheet.desktop.gallery;
