package io.templaterunner.iam;

/** Gives keys with which requests are signed. */
@FunctionalInterface
public interface KeyIssuer {

    /** A new key of a role. What its requests may do is decided by the role's policies. */
    AccessKey keyFor(Role role);
}
