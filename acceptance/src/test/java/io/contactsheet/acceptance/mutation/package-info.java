/**
 * Mutants of the real template: one thing is removed or altered at a time, everywhere in it, and the project's own tests
 * or the runner's refusal to deploy must notice.
 */
package io.contactsheet.acceptance.mutation;
