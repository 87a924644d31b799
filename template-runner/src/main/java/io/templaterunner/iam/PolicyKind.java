package io.templaterunner.iam;

/** Where a policy is attached, which decides what its statements must say. */
public enum PolicyKind {
    /** To a role: what it may do. Its statements name resources, and no principal. */
    IDENTITY(false, true),
    /** To a resource such as a bucket: who may do what to it. */
    RESOURCE(true, true),
    /** To a role: who may assume it. Its statements name principals, and no resource. */
    TRUST(true, false);

    private final boolean principals;
    private final boolean resources;

    PolicyKind(boolean principals, boolean resources) {
        this.principals = principals;
        this.resources = resources;
    }

    boolean hasPrincipals() {
        return principals;
    }

    boolean hasResources() {
        return resources;
    }
}
