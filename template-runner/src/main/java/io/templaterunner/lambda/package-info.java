/** Lambda: functions and what invokes them, run with its semantics. */
package io.templaterunner.lambda;
