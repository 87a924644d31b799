/** What CloudFormation itself offers as resources: custom ones, which a function makes. */
package io.templaterunner.cloudformation;
