/** Runs a CloudFormation template on one machine, without an AWS account. */
package io.templaterunner;
