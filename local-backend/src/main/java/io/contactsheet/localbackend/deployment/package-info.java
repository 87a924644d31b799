/** Stacks: the resources of a template, brought to stand in the order of their dependencies. */
package io.contactsheet.localbackend.deployment;
