/** The gallery “on this computer”: the template, run in this process, with the photos in the user's data folder. */
package io.contactsheet.desktop.local;
