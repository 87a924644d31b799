package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.api.SignedStorage;
import io.contactsheet.localbackend.api.StorageBackend.NotAssumableException;
import io.contactsheet.localbackend.s3.AccessKey;
import io.contactsheet.localbackend.s3.EmbeddedS3;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** API Gateway's sessions in the roles of a stack, each begun when it is first needed. */
final class GatewaySessions implements SignedStorage.Sessions {

    private final Roles roles;
    private final EmbeddedS3 s3;
    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();

    GatewaySessions(Roles roles, EmbeddedS3 s3) {
        this.roles = roles;
        this.s3 = s3;
    }

    @Override
    public AccessKey assume(String roleArn) throws NotAssumableException {
        AccessKey key = keys.get(roleArn);
        if (key != null) {
            return key;
        }
        Roles.Role role = roles.assumableByGateway(roleArn)
                .orElseThrow(() -> new NotAssumableException("no such role, or it does not trust " + Apis.SERVICE));
        return keys.computeIfAbsent(roleArn, _ -> s3.keyFor(role.arn(), role.policies()));
    }
}
