/**
 * Cognito user pools on one machine: users, sign-in, tokens and their verification, spoken over Cognito's own JSON
 * protocol.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon Cognito
 *     user pools API reference</a>
 */
package io.templaterunner.cognito;
