/** Files of the data folder, which nobody but its owner reads. */
package io.contactsheet.localbackend.disk;
