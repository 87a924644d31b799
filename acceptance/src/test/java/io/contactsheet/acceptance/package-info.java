/**
 * The contract of the gallery's API, over HTTP alone. Runs against the template runner, or, unchanged, against a deployed
 * stack: {@code mvn verify -Dcontactsheet.api=<stage URL>}.
 */
package io.contactsheet.acceptance;
