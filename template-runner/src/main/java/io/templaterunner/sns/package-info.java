/** SNS: topics and whom they tell. */
package io.templaterunner.sns;
