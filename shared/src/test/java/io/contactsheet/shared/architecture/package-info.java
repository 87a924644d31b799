/** Rules of ArchUnit that each module's test states for its own packages. */
package io.contactsheet.shared.architecture;
