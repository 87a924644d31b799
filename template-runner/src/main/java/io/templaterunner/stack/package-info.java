/** Stacks: what all resource types have in common, from the plan to the rollback. */
package io.templaterunner.stack;
