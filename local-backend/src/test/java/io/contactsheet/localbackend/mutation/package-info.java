/**
 * Mutants of the real template: one thing is removed or altered at a time, everywhere in it, and the project's own tests
 * or the backend's refusal to deploy must notice.
 */
package io.contactsheet.localbackend.mutation;
