/** JMH benchmarks of the thumbnailer and its parts. */
package io.contactsheet.benchmarks.microbenchmark;
