/** How a photo is named in the gallery, whatever it was named on its owner's disk. */
package io.contactsheet.shared.key;
