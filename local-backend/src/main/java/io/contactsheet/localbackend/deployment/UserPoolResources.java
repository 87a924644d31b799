package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.cognito.AuthFlow;
import io.contactsheet.localbackend.cognito.IdentityProvider;
import io.contactsheet.localbackend.cognito.PasswordPolicy;
import io.contactsheet.localbackend.cognito.UserPool;
import io.contactsheet.localbackend.cognito.UserPoolClientConfiguration;
import io.contactsheet.localbackend.cognito.UserPoolConfiguration;
import io.contactsheet.localbackend.cognito.UserPoolUserConfiguration;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
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
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;

/** The user pools of a stack, their app clients and users. */
final class UserPoolResources {

    private final Naming naming;
    private final IdentityProvider provider;
    private final Apis apis;
    private final Front front;
    private final Map<String, UserPool> byId = new LinkedHashMap<>();
    private final Set<String> users = new HashSet<>();
    private final Set<String> madePools = new HashSet<>();
    private final List<MadeUser> madeUsers = new ArrayList<>();

    private record MadeUser(UserPool pool, String username) {}

    UserPoolResources(Naming naming, IdentityProvider provider, Apis apis, Front front) {
        this.naming = naming;
        this.provider = provider;
        this.apis = apis;
        this.front = front;
    }

    /** Those that stand. */
    Collection<UserPool> all() {
        return byId.values();
    }

    Identity createPool(Declaration declaration) throws IOException {
        if (byId.isEmpty()) {
            List<Handler> handlers = new ArrayList<>(front.handlers(all()));
            handlers.add(provider.handler());
            apis.serveIdentityProvider(handlers);
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

    Identity createClient(Declaration declaration) {
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
                        .isPresent());
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

    Identity createUser(Declaration declaration) {
        Map<String, String> attributes = new HashMap<>();
        for (Value attribute : declaration.properties().itemsOrEmpty("UserAttributes")) {
            Fields fields = attribute.asFields();
            attributes.put(fields.get("Name").asText(), fields.get("Value").asText());
        }
        String name = declaration.findText("Username").orElseGet(() -> naming.physical(declaration.id()));
        UserPool pool = poolOf(declaration);
        boolean isNew = !pool.hasUser(name);
        String username = pool.addUser(new UserPoolUserConfiguration(name, attributes));
        users.add(username);
        if (isNew) {
            madeUsers.add(new MadeUser(pool, username));
        }
        return identity(declaration, username, Map.of());
    }

    /** Removes a user who is no longer in the stack. */
    void removeUser(DeployedResource user) {
        String pool =
                user.properties() instanceof Map<?, ?> properties ? String.valueOf(properties.get("UserPoolId")) : "";
        if (!users.contains(user.physicalId())) {
            Optional.ofNullable(byId.get(pool)).ifPresent(stands -> stands.removeUser(user.physicalId()));
        }
    }

    /** Removes a pool that is no longer in the stack, with its users. */
    void removePool(DeployedResource pool) throws IOException {
        provider.delete(pool.physicalId());
    }

    /** Removes the users and the pools that were made in vain: nobody may sign in whom the stack does not name. */
    void removeMade() throws IOException {
        madeUsers.forEach(made -> made.pool().removeUser(made.username()));
        for (String pool : madePools) {
            provider.close(pool);
            provider.delete(pool);
        }
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
