/** What the program says to people, in their language: the bundles of messages, and the sentences for the engine's reasons. */
package io.contactsheet.desktop.text;
