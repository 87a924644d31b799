/** What tests of several modules and the benchmarks need to talk to a gallery. */
package io.contactsheet.shared.testkit;
