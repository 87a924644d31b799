/** The tools that are compared on the same files: each runs in a process of its own and is handed one file at a time. */
package io.contactsheet.benchmarks.sidebyside;
