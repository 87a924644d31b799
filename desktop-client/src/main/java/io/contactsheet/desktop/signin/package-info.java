/** Signing in to a gallery as its owner, with a Cognito user pool. */
package io.contactsheet.desktop.signin;
