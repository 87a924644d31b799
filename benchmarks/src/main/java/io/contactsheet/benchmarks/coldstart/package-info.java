/** From the start of a process to its first event handled. */
package io.contactsheet.benchmarks.coldstart;
