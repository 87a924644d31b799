/** What the tests of the client and of the window share. */
package io.contactsheet.desktop.testkit;
