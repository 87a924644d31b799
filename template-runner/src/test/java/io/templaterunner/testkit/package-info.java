/** For tests that look into what runs. */
package io.templaterunner.testkit;
