/** Pictures for the tests of every module, and for the benchmarks. */
package io.contactsheet.imaging.testkit;
