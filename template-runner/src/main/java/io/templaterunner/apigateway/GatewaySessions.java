package io.templaterunner.apigateway;

import io.templaterunner.apigateway.StorageBackend.NotAssumableException;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.KeyIssuer;
import io.templaterunner.iam.Role;
import io.templaterunner.iam.Roles;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** API Gateway's sessions in the roles of a stack, each begun when it is first needed. */
final class GatewaySessions implements SignedStorage.Sessions {

    private static final String SERVICE = "apigateway.amazonaws.com";

    private final Roles roles;
    private final KeyIssuer issuer;
    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();

    GatewaySessions(Roles roles, KeyIssuer issuer) {
        this.roles = roles;
        this.issuer = issuer;
    }

    /**
     * The role, if API Gateway may assume it. It is <a
     * href="https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/pull/479">
     * seen to tell neither its account nor the API</a>, so a trust that asks for either fails.
     */
    Optional<Role> assumable(String roleArn) {
        return roles.assumable(roleArn, SERVICE, Map.of());
    }

    @Override
    public AccessKey assume(String roleArn) throws NotAssumableException {
        AccessKey key = keys.get(roleArn);
        if (key != null) {
            return key;
        }
        Role role = assumable(roleArn)
                .orElseThrow(() -> new NotAssumableException("no such role, or it does not trust " + SERVICE));
        return keys.computeIfAbsent(roleArn, _ -> issuer.keyFor(role));
    }
}
