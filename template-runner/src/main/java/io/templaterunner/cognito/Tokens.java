package io.templaterunner.cognito;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sign-in gives.
 *
 * @param id who the user is, for an API
 * @param access for the user pool's own API
 * @param validity of the access token
 * @param refresh for new ones of the other two; empty where they came from it
 */
record Tokens(String id, String access, Duration validity, Optional<String> refresh) {}
