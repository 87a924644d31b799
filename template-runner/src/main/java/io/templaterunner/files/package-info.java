/** Files of the data folder, which nobody reads but the user who runs this. */
package io.templaterunner.files;
