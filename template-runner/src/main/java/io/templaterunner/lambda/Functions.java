package io.templaterunner.lambda;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The functions of a stack, by the names of themselves, their versions and their aliases. */
public final class Functions implements AutoCloseable {

    private final Naming naming;
    private final Map<String, DeployedFunction> byName = new LinkedHashMap<>();

    Functions(Naming naming) {
        this.naming = naming;
    }

    boolean isNamed(String name) {
        return byName.containsKey(name);
    }

    void add(String name, DeployedFunction function) {
        byName.put(name, function);
    }

    /** The function or qualified function of a property, which must certainly stand by then. */
    FunctionName named(Declaration declaration, Value value) {
        return find(value.asText())
                .filter(name ->
                        qualifier(declaration, name.name(), name.qualifier()).isPresent())
                .orElseThrow(() -> declaration.refused(value, "Function not found: " + value.asText()));
    }

    /**
     * Only what certainly stands by then counts: CloudFormation makes what does not depend on each other in any order.
     */
    Optional<DeployedFunction.Qualifier> qualifier(Declaration declaration, String function, String qualifier) {
        return Optional.ofNullable(byName.get(function))
                .flatMap(deployed -> deployed.qualifier(qualifier))
                .filter(found -> declaration.before().contains(found.logicalId()));
    }

    /** The function or qualified function of a name or an ARN, if it stands. */
    public Optional<FunctionName> find(String text) {
        return FunctionName.parse(text).filter(name -> {
            DeployedFunction function = byName.get(name.name());
            return function != null && function.qualifier(name.qualifier()).isPresent();
        });
    }

    /** What runs under the name or the ARN of a function, if it stands. Safe for several threads when all stands. */
    public synchronized Optional<LambdaFunction> runtime(String text) {
        return find(text).map(name -> function(name).runtime(name.qualifier()));
    }

    /**
     * Whether permissions let a service invoke a function for one of the account's resources.
     *
     * @param counts whether a permission counts, by its logical id
     * @param service such as {@code s3.amazonaws.com}
     * @param source the ARN of the resource
     */
    public boolean mayBeInvoked(FunctionName target, Predicate<String> counts, String service, String source) {
        return function(target).permissions().stream()
                .filter(permission -> counts.test(permission.id()))
                .anyMatch(permission -> permission.admits(
                        service, target.qualifier(), source, naming.pseudo().accountId()));
    }

    /**
     * The function of a name that was found here.
     *
     * @throws IllegalArgumentException if there is none
     */
    DeployedFunction function(FunctionName name) {
        DeployedFunction function = byName.get(name.name());
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return function;
    }

    MetricSource metrics() {
        return new FunctionMetrics(this);
    }

    SignedService invocations() {
        return new InvocationService(this::runtime);
    }

    /** Finds all handlers, so that a wrong one is told of now and not with the first event. */
    void load() {
        byName.values().forEach(DeployedFunction::load);
    }

    @Override
    public void close() {
        byName.values().forEach(DeployedFunction::close);
    }
}
