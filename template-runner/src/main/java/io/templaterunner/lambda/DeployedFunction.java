package io.templaterunner.lambda;

import io.templaterunner.iam.Role;
import io.templaterunner.sqs.MessageQueue;
import io.templaterunner.stack.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function of a stack: its code and configuration of now, its published versions, its aliases, and what other
 * resources added to them. Used by the deploying thread only.
 */
final class DeployedFunction implements AutoCloseable {

    private final Declaration latest;
    private final int concurrency;
    private final Role role;
    private final Loading loading;
    private final List<InvokePermission> permissions = new ArrayList<>();
    private final Map<String, AsynchronousInvocation> asynchronous = new HashMap<>();
    private final Map<String, Qualifier> qualifiers = new HashMap<>();
    private final Map<String, LambdaFunction> loaded = new HashMap<>();

    /**
     * A version or an alias.
     *
     * @param logicalId of the resource that made it; the function's own for the latest
     * @param version which version it is, or leads to
     * @param declaration the function as it was when that version was published
     */
    record Qualifier(String logicalId, String version, Declaration declaration) {}

    /** Loads a version of a function: when it is first needed, for then its role has all its policies. */
    @FunctionalInterface
    interface Loading {
        LambdaFunction load(Declaration declaration, String qualifier, String version);
    }

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
            Optional<String> sourceAccount) {

        private static final List<String> INVOKING = List.of("lambda:InvokeFunction", "lambda:*", "*");

        /**
         * Whether a service may invoke it for one of an account's resources.
         *
         * @param invoked the qualifier that the service invokes
         */
        boolean admits(String service, String invoked, String arn, String account) {
            return qualifier.equals(invoked)
                    && principal.equals(service)
                    && INVOKING.contains(action)
                    && sourceArn.map(pattern -> isLike(pattern, arn)).orElse(true)
                    && sourceAccount.map(account::equals).orElse(true);
        }

        private static boolean isLike(String pattern, String arn) {
            StringBuilder regex = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            return arn.matches(regex.toString());
        }
    }

    /** How asynchronous invocations go on. */
    record AsynchronousInvocation(EventInvokeConfig config, Optional<MessageQueue> failures) {}

    DeployedFunction(Declaration latest, int concurrency, Role role, Loading loading) {
        this.latest = latest;
        this.concurrency = concurrency;
        this.role = role;
        this.loading = loading;
        qualifiers.put(FunctionName.LATEST, new Qualifier(latest.id(), FunctionName.LATEST, latest));
    }

    /** The function as it is now, ready to be invoked. */
    public LambdaFunction runtime() {
        return runtime(FunctionName.LATEST);
    }

    /** A version of the function, or what an alias leads to, ready to be invoked. */
    LambdaFunction runtime(String qualifier) {
        return loaded.computeIfAbsent(qualifier, this::load);
    }

    /** Finds the handlers of all its versions. */
    void load() {
        qualifiers.keySet().forEach(this::runtime);
    }

    private LambdaFunction load(String qualifier) {
        Qualifier qualified = qualifier(qualifier).orElseThrow();
        Declaration declaration = qualified.declaration();
        try {
            return loading.load(declaration, qualifier, qualified.version());
        } catch (FunctionException e) {
            throw declaration.refused(declaration.properties().get("Handler"), String.valueOf(e.getMessage()));
        }
    }

    Declaration latest() {
        return latest;
    }

    int concurrency() {
        return concurrency;
    }

    Role role() {
        return role;
    }

    List<InvokePermission> permissions() {
        return permissions;
    }

    Map<String, AsynchronousInvocation> asynchronous() {
        return asynchronous;
    }

    Optional<Qualifier> qualifier(String name) {
        return Optional.ofNullable(qualifiers.get(name));
    }

    /**
     * Adds a version or an alias.
     *
     * @param logicalId of the resource that it is
     */
    void qualify(String name, String logicalId, String version, Declaration declaration) {
        qualifiers.put(name, new Qualifier(logicalId, version, declaration));
    }

    @Override
    public void close() {
        loaded.values().forEach(LambdaFunction::close);
    }
}
