package io.templaterunner.cognito;

import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Change;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackState;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;

/** Cognito: the user pools of a stack, their app clients and users. */
public final class UserPoolResources implements AwsService {

    private final Naming naming;
    private final IdentityProvider provider;
    private final Server server;
    private final Front front;
    private OptionalInt port = OptionalInt.empty();
    private final Map<String, UserPool> byId = new LinkedHashMap<>();
    private final Set<String> users = new HashSet<>();
    private final Set<String> madePools = new HashSet<>();
    private final List<MadeUser> madeUsers = new ArrayList<>();

    private record MadeUser(UserPool pool, String username) {}

    /** What serves the identity provider. */
    @FunctionalInterface
    public interface Server {
        /**
         * Serves handlers, in this order, on the loopback interface.
         *
         * @return the port
         */
        int serve(List<Handler> handlers) throws IOException;
    }

    /**
     * @param provider holds the pools
     * @param server serves it
     * @param front answers before it, where there is a pool
     */
    public UserPoolResources(Naming naming, IdentityProvider provider, Server server, Front front) {
        this.naming = naming;
        this.provider = provider;
        this.server = server;
        this.front = front;
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::Cognito::UserPool", this::createPool, this::removePool),
                ResourceKind.of("AWS::Cognito::UserPoolClient", this::createClient),
                ResourceKind.of("AWS::Cognito::UserPoolDomain", UserPoolResources::createDomain),
                new UserKind());
    }

    private final class UserKind implements ResourceKind {

        @Override
        public String type() {
            return "AWS::Cognito::UserPoolUser";
        }

        @Override
        public Identity create(Declaration declaration) {
            return createUser(declaration);
        }

        @Override
        public void remove(String logicalId, DeployedResource user) {
            removeUser(user);
        }

        /** A new user who may sign in is known to the next start, even if this process ends now: to be removed there. */
        @Override
        public void remember(StackState state, Declaration declaration, DeployedResource deployed) throws IOException {
            if (declaration.history().change().goesOn()) {
                state.stands(declaration.id(), deployed);
            } else {
                state.made(declaration.id(), deployed);
            }
        }
    }

    /** Those that stand. */
    public Collection<UserPool> all() {
        return byId.values();
    }

    private Identity createPool(Declaration declaration) throws IOException {
        if (byId.isEmpty()) {
            List<Handler> handlers = new ArrayList<>(front.handlers(all()));
            handlers.add(provider.handler());
            port = OptionalInt.of(server.serve(handlers));
        }
        UserPoolConfiguration configuration = valid(declaration, () -> pool(declaration));
        if (!provider.keeps(configuration.id())) {
            madePools.add(configuration.id());
        }
        UserPool pool = provider.open(configuration);
        byId.put(configuration.id(), pool);
        return identity(
                declaration,
                configuration.id(),
                Map.of(
                        "UserPoolId", configuration.id(),
                        "Arn", configuration.arn(),
                        "ProviderName", configuration.providerName(),
                        "ProviderURL", configuration.issuer()));
    }

    private UserPoolConfiguration pool(Declaration declaration) {
        Fields properties = declaration.properties();
        String id = naming.pseudo().region() + "_" + naming.id(declaration.id()).substring(0, 9);
        boolean byEmail = properties.itemsOrEmpty("UsernameAttributes").stream()
                .anyMatch(attribute -> attribute.asText().equals("email"));
        return new UserPoolConfiguration(
                id,
                naming.arn("cognito-idp", "userpool/" + id),
                naming.pseudo().region(),
                flag(properties.fieldsOrEmpty("AdminCreateUserConfig"), "AllowAdminCreateUserOnly", false),
                byEmail,
                flag(properties.fieldsOrEmpty("UsernameConfiguration"), "CaseSensitive", true),
                passwords(properties.fieldsOrEmpty("Policies").fieldsOrEmpty("PasswordPolicy")));
    }

    private static PasswordPolicy passwords(Fields policy) {
        PasswordPolicy standard = PasswordPolicy.STANDARD;
        return new PasswordPolicy(
                policy.find("MinimumLength").map(Value::asInteger).orElse(standard.minimumLength()),
                flag(policy, "RequireUppercase", standard.uppercase()),
                flag(policy, "RequireLowercase", standard.lowercase()),
                flag(policy, "RequireNumbers", standard.numbers()),
                flag(policy, "RequireSymbols", standard.symbols()),
                policy.find("TemporaryPasswordValidityDays")
                        .map(days -> Duration.ofDays(days.asInteger()))
                        .orElse(standard.temporaryValidity()));
    }

    private Identity createClient(Declaration declaration) {
        UserPool pool = poolOf(declaration);
        UserPoolClientConfiguration client = valid(declaration, () -> client(declaration));
        pool.addClient(client);
        return identity(
                declaration,
                client.id(),
                Map.of(
                        "ClientId", client.id(),
                        "ClientSecret", naming.id(declaration.id() + "/secret"),
                        "Name", declaration.findText("ClientName").orElseGet(() -> naming.physical(declaration.id()))));
    }

    private UserPoolClientConfiguration client(Declaration declaration) {
        Fields properties = declaration.properties();
        Set<AuthFlow> flows = new LinkedHashSet<>();
        properties.itemsOrEmpty("ExplicitAuthFlows").forEach(flow -> flows.add(AuthFlow.allowedBy(flow.asText())));
        if (flows.isEmpty()) {
            flows.addAll(Set.of(AuthFlow.REFRESH_TOKEN_AUTH, AuthFlow.USER_SRP_AUTH, AuthFlow.CUSTOM_AUTH));
        }
        Duration token = UserPoolClientConfiguration.STANDARD_TOKEN_VALIDITY;
        return new UserPoolClientConfiguration(
                naming.id(declaration.seed()) + naming.id(declaration.seed() + "/"),
                flows,
                flag(properties, "GenerateSecret", false),
                validity(properties, "AccessToken", "hours").orElse(token),
                validity(properties, "IdToken", "hours").orElse(token),
                validity(properties, "RefreshToken", "days")
                        .orElse(UserPoolClientConfiguration.STANDARD_REFRESH_TOKEN_VALIDITY),
                properties
                        .findText("PreventUserExistenceErrors")
                        .filter("ENABLED"::equals)
                        .isPresent(),
                flag(properties, "EnableTokenRevocation", true));
    }

    private static Optional<Duration> validity(Fields properties, String token, String usualUnit) {
        String unit = properties
                .fieldsOrEmpty("TokenValidityUnits")
                .findText(token)
                .orElse(usualUnit)
                .toUpperCase(Locale.ROOT);
        return properties
                .find(token + "Validity")
                .map(amount -> Duration.of(amount.asInteger(), ChronoUnit.valueOf(unit)));
    }

    /** It has a name here, and no effect. */
    private static Identity createDomain(Declaration declaration) {
        return identity(declaration, declaration.text("Domain"), Map.of("CloudFrontDistribution", "none"));
    }

    private Identity createUser(Declaration declaration) {
        Map<String, String> attributes = new HashMap<>();
        for (Value attribute : declaration.properties().itemsOrEmpty("UserAttributes")) {
            Fields fields = attribute.asFields();
            attributes.put(fields.get("Name").asText(), fields.get("Value").asText());
        }
        String name = declaration.findText("Username").orElseGet(() -> naming.physical(declaration.id()));
        UserPool pool = poolOf(declaration);
        boolean isNew = !pool.hasUser(name);
        if (!isNew && declaration.history().change() == Change.REPLACE) {
            // The new one is made before the old one goes.
            throw declaration.refused(declaration.properties(), "User account already exists: " + name);
        }
        String username = pool.addUser(new UserPoolUserConfiguration(name, attributes));
        users.add(username);
        if (isNew) {
            madeUsers.add(new MadeUser(pool, username));
        }
        return identity(declaration, username, Map.of());
    }

    /** Removes a user who is no longer in the stack. */
    private void removeUser(DeployedResource user) {
        String pool =
                user.properties() instanceof Map<?, ?> properties ? String.valueOf(properties.get("UserPoolId")) : "";
        if (!users.contains(user.physicalId())) {
            Optional.ofNullable(byId.get(pool)).ifPresent(stands -> stands.removeUser(user.physicalId()));
        }
    }

    /** Removes a pool that is no longer in the stack, with its users. */
    private void removePool(DeployedResource pool) throws IOException {
        provider.delete(pool.physicalId());
    }

    /** Removes the users and the pools that were made in vain: nobody may sign in whom the stack does not name. */
    @Override
    public void removeMade() throws IOException {
        madeUsers.forEach(made -> made.pool().removeUser(made.username()));
        for (String pool : madePools) {
            provider.close(pool);
            provider.delete(pool);
        }
    }

    /** A text in which Cognito's public address is its address on this computer. */
    @Override
    public String localised(String text) {
        String address = "https://cognito-idp." + naming.pseudo().region() + "."
                + naming.pseudo().urlSuffix();
        return port.isPresent() ? text.replace(address, "http://127.0.0.1:" + port.getAsInt()) : text;
    }

    private UserPool poolOf(Declaration declaration) {
        Value id = declaration.properties().get("UserPoolId");
        return Optional.ofNullable(byId.get(id.asText()))
                .orElseThrow(() -> declaration.refused(id, "User pool " + id.asText() + " does not exist."));
    }

    /** What Cognito would refuse, told as a refusal of the resource. */
    private static <T> T valid(Declaration declaration, Supplier<T> configuration) {
        try {
            return configuration.get();
        } catch (IllegalArgumentException e) {
            throw declaration.refused(declaration.properties(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean flag(Fields fields, String key, boolean otherwise) {
        return fields.find(key).map(Value::asBoolean).orElse(otherwise);
    }

    private static Identity identity(Declaration declaration, String ref, Map<String, String> attributes) {
        Map<String, Value> values = new HashMap<>();
        attributes.forEach((name, text) -> values.put(name, Naming.value(declaration, text)));
        return new Identity(ref, values);
    }
}
