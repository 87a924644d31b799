package io.templaterunner.cognito;

/**
 * What Cognito mails to a new user. On this computer there is no mail: it is told to the person who starts the stack.
 *
 * @param email to sign in with
 * @param firstPassword good for the first sign-in, at which the user chooses another
 */
public record Invitation(String email, String firstPassword) {}
