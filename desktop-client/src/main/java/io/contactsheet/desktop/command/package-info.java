/** The command line, for people and scripts. */
package io.contactsheet.desktop.command;
