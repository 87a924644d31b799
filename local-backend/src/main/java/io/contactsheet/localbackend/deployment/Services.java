package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.LambdaFunction;
import io.contactsheet.localbackend.s3.AccessKey;
import io.contactsheet.localbackend.services.ApiDeployments;
import io.contactsheet.localbackend.services.Caller;
import io.contactsheet.localbackend.services.NamedQueue;
import io.contactsheet.localbackend.services.OwnerAccess;
import io.contactsheet.localbackend.services.ServiceServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** The services of AWS that a stack's functions call, and whoever may read the owner's file. */
final class Services implements AutoCloseable {

    private final ServiceServer server;
    private final Path folder;
    private boolean ownerAdmitted;

    private Services(ServiceServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Services start(
            Path folder,
            InstantSource clock,
            Function<String, Optional<NamedQueue>> queues,
            Function<String, Optional<LambdaFunction>> functions,
            ApiDeployments deployments)
            throws IOException {
        return new Services(ServiceServer.start(queues, functions, deployments, clock), folder);
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** Requests that are signed with this key are decided by the policies of the role. */
    void admit(Roles.Role role, AccessKey key) {
        server.admit(new Caller(role.arn(), key, (action, resource) -> Roles.allows(role, action, resource)));
    }

    /** Writes down how the owner calls them. */
    void admitOwner() throws IOException {
        OwnerAccess.grant(server, folder);
        ownerAdmitted = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (ownerAdmitted) {
            OwnerAccess.forget(folder);
        }
    }
}
