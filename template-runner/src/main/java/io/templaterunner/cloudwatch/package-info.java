/** CloudWatch: alarms, dashboards, and who reports which metric. */
package io.templaterunner.cloudwatch;
