/** A gallery on this computer under load, and with faults: what it must keep. */
package io.contactsheet.benchmarks.endurance;
