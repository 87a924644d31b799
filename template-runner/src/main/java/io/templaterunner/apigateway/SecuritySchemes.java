package io.templaterunner.apigateway;

import io.templaterunner.cognito.UserPool;
import io.templaterunner.cognito.UserPoolAuthorizer;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The security schemes of a definition, and what its operations ask of them.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html">
 *     x-amazon-apigateway-authorizer object</a>
 */
final class SecuritySchemes {

    private static final String AUTHTYPE = "x-amazon-apigateway-authtype";
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final String USER_POOLS = "cognito_user_pools";

    private final Map<String, Scheme> schemes = new HashMap<>();

    private record Scheme(UserPoolAuthorizer authorizer, String header) {}

    SecuritySchemes(Fields root, UserPools pools) {
        Fields components = KnownKeys.COMPONENTS.check(root.fieldsOrEmpty("components"));
        components
                .fieldsOrEmpty("securitySchemes")
                .values()
                .forEach((name, scheme) ->
                        schemes.put(name, scheme(name, KnownKeys.SECURITY_SCHEME.check(scheme.asFields()), pools)));
    }

    private static Scheme scheme(String name, Fields fields, UserPools pools) {
        is(name, fields, "type", "apiKey");
        is(name, fields, "in", "header");
        is(name, fields, AUTHTYPE, USER_POOLS);
        Fields authorizer = KnownKeys.AUTHORIZER.check(fields.get(AUTHORIZER).asFields());
        is(name, authorizer, "type", USER_POOLS);
        Value arns = authorizer.get("providerARNs");
        List<UserPool> found =
                arns.asItems().stream().map(arn -> pool(name, arn, pools)).toList();
        if (found.isEmpty()) {
            throw new TemplateException(
                    arns.at(), "Unable to put authorizer " + name + ": at least one provider ARN must be specified");
        }
        return new Scheme(new UserPoolAuthorizer(found), fields.get("name").asText());
    }

    private static void is(String scheme, Fields fields, String key, String expected) {
        Value value = fields.get(key);
        if (!value.asText().equals(expected)) {
            throw new TemplateException(
                    value.at(),
                    "the security scheme [" + scheme + "] cannot be run on this computer: its " + key + " is "
                            + value.asText() + ", and only " + expected + " is known here");
        }
    }

    private static UserPool pool(String scheme, Value arn, UserPools pools) {
        return pools.find(arn.asText())
                .orElseThrow(() -> new TemplateException(
                        arn.at(),
                        "Unable to put authorizer " + scheme + ": Invalid Cognito User Pool ARN " + arn.asText()));
    }

    /** Who decides about an operation: its own security goes before that of the whole definition. */
    Optional<Authorizer> of(Fields operation, Fields root) {
        List<Fields> requirements = operation
                .find("security")
                .or(() -> root.find("security"))
                .map(security ->
                        security.asItems().stream().map(Value::asFields).toList())
                .orElse(List.of());
        if (requirements.size() > 1) {
            throw new TemplateException(
                    requirements.get(1).at(), "a method has one authorizer: of several, API Gateway would take one");
        }
        // An empty requirement asks for nothing, in OpenAPI and so in API Gateway.
        return requirements.stream()
                .filter(requirement -> !requirement.values().isEmpty())
                .findFirst()
                .map(this::authorizer);
    }

    private Authorizer authorizer(Fields requirement) {
        if (requirement.values().size() != 1) {
            throw new TemplateException(
                    requirement.at(), "a security requirement names one security scheme: a method has one authorizer");
        }
        Map.Entry<String, Value> named =
                requirement.values().entrySet().iterator().next();
        Scheme scheme = schemes.get(named.getKey());
        if (scheme == null) {
            throw new TemplateException(
                    requirement.at(),
                    "the security scheme [" + named.getKey()
                            + "] is not among the securitySchemes, and API Gateway would let everyone in");
        }
        List<String> scopes =
                named.getValue().asItems().stream().map(Value::asText).toList();
        return new UserPoolTokens(scheme.authorizer(), scheme.header(), scopes);
    }
}
