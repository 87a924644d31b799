package io.templaterunner.apigateway;

import io.templaterunner.cognito.UserPool;
import java.util.Optional;

/** The user pools that authorizers may name. */
@FunctionalInterface
public interface UserPools {

    /** Where there are none. */
    UserPools NONE = _ -> Optional.empty();

    /** The pool of an ARN; empty if there is none. */
    Optional<UserPool> find(String arn);
}
