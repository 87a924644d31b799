package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.EventInvokeConfig;
import io.contactsheet.localbackend.functions.FunctionConfiguration;
import io.contactsheet.localbackend.functions.FunctionException;
import io.contactsheet.localbackend.functions.LambdaFunction;
import io.contactsheet.localbackend.functions.MessageQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function of a stack, with what was added to it by other resources. Used by the deploying thread only. */
final class DeployedFunction implements AutoCloseable {

    private final Declaration declaration;
    private final Duration timeout;
    private final int concurrency;
    private final Roles.Role role;
    private final Supplier<FunctionConfiguration> configuration;
    private final List<InvokePermission> permissions = new ArrayList<>();
    private final Map<String, AsynchronousInvocation> asynchronous = new HashMap<>();
    private final Set<String> qualifiers = new HashSet<>(Set.of(FunctionName.LATEST));
    private int versions;
    private @Nullable LambdaFunction loaded;

    /**
     * Who may invoke it.
     *
     * @param id the logical id of the permission
     * @param qualifier of what it is for
     */
    record InvokePermission(
            String id,
            String qualifier,
            String action,
            String principal,
            Optional<String> sourceArn,
            Optional<String> sourceAccount) {}

    /** How asynchronous invocations go on. */
    record AsynchronousInvocation(EventInvokeConfig config, Optional<MessageQueue> failures) {}

    /**
     * @param configuration made when the function is first needed, when its role has all its policies
     */
    DeployedFunction(
            Declaration declaration,
            Duration timeout,
            int concurrency,
            Roles.Role role,
            Supplier<FunctionConfiguration> configuration) {
        this.declaration = declaration;
        this.timeout = timeout;
        this.concurrency = concurrency;
        this.role = role;
        this.configuration = configuration;
    }

    /** The function, ready to be invoked. */
    LambdaFunction runtime() {
        LambdaFunction function = loaded;
        if (function == null) {
            try {
                function = LambdaFunction.load(configuration.get(), concurrency);
            } catch (FunctionException e) {
                throw declaration.refused(declaration.properties().get("Handler"), String.valueOf(e.getMessage()));
            }
            loaded = function;
        }
        return function;
    }

    Duration timeout() {
        return timeout;
    }

    int concurrency() {
        return concurrency;
    }

    Roles.Role role() {
        return role;
    }

    List<InvokePermission> permissions() {
        return permissions;
    }

    Map<String, AsynchronousInvocation> asynchronous() {
        return asynchronous;
    }

    Set<String> qualifiers() {
        return qualifiers;
    }

    String publish() {
        String version = String.valueOf(++versions);
        qualifiers.add(version);
        return version;
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.close();
        }
    }
}
