/** Uploading: from files and folders on disk to photos in the gallery, each with a state that says where it is. */
package io.contactsheet.desktop.upload;
