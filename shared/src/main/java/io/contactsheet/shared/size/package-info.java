/** How large a thumbnail is. */
package io.contactsheet.shared.size;
