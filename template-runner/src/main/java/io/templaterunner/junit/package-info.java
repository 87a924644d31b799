/** For tests: a template that runs while they do. Needs JUnit 5 or later, which the library itself does not bring. */
package io.templaterunner.junit;
