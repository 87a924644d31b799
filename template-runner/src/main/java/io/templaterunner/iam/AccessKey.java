package io.templaterunner.iam;

/**
 * What a request is signed with.
 *
 * @param id the access key id
 * @param secret the secret access key
 */
public record AccessKey(String id, String secret) {

    /** Without the secret, so that no log shows it. */
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
