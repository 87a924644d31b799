package io.templaterunner.apigateway;

import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value.Fields;
import java.util.Set;

/**
 * The keys of one kind of object in an OpenAPI definition.
 *
 * @param object what it is called
 * @param names those that may stand there
 */
record KnownKeys(String object, Set<String> names) {

    static final KnownKeys ROOT = new KnownKeys(
            "OpenAPI object",
            Set.of(
                    "openapi",
                    "info",
                    "servers",
                    "tags",
                    "externalDocs",
                    "paths",
                    "components",
                    "security",
                    "x-amazon-apigateway-binary-media-types",
                    "x-amazon-apigateway-documentation",
                    "x-amazon-apigateway-gateway-responses",
                    "x-amazon-apigateway-minimum-compression-size",
                    "x-amazon-apigateway-request-validator",
                    "x-amazon-apigateway-request-validators"));
    static final KnownKeys PATH_ITEM = new KnownKeys(
            "path item",
            Set.of(
                    "summary",
                    "description",
                    "parameters",
                    "get",
                    "put",
                    "post",
                    "delete",
                    "options",
                    "head",
                    "patch",
                    "x-amazon-apigateway-any-method"));
    static final KnownKeys OPERATION = new KnownKeys(
            "operation",
            Set.of(
                    "tags",
                    "summary",
                    "description",
                    "externalDocs",
                    "operationId",
                    "parameters",
                    "requestBody",
                    "responses",
                    "deprecated",
                    "security",
                    "x-amazon-apigateway-integration",
                    "x-amazon-apigateway-request-validator"));
    static final KnownKeys COMPONENTS = new KnownKeys(
            "components object",
            Set.of("examples", "headers", "parameters", "requestBodies", "responses", "schemas", "securitySchemes"));
    static final KnownKeys SECURITY_SCHEME = new KnownKeys(
            "security scheme",
            Set.of(
                    "type",
                    "name",
                    "in",
                    "description",
                    "x-amazon-apigateway-authtype",
                    "x-amazon-apigateway-authorizer"));
    static final KnownKeys AUTHORIZER = new KnownKeys("x-amazon-apigateway-authorizer", Set.of("type", "providerARNs"));
    static final KnownKeys PARAMETER = new KnownKeys(
            "parameter",
            Set.of("name", "in", "description", "required", "deprecated", "schema", "style", "explode", "example"));
    static final KnownKeys RESPONSE = new KnownKeys("response", Set.of("description", "headers", "content"));
    static final KnownKeys INTEGRATION = new KnownKeys(
            "x-amazon-apigateway-integration",
            Set.of(
                    "cacheKeyParameters",
                    "cacheNamespace",
                    "connectionType",
                    "contentHandling",
                    "credentials",
                    "httpMethod",
                    "passthroughBehavior",
                    "requestParameters",
                    "requestTemplates",
                    "responses",
                    "timeoutInMillis",
                    "type",
                    "uri"));
    static final KnownKeys INTEGRATION_RESPONSE = new KnownKeys(
            "integration response", Set.of("statusCode", "responseParameters", "responseTemplates", "contentHandling"));
    static final KnownKeys GATEWAY_RESPONSE =
            new KnownKeys("gateway response", Set.of("statusCode", "responseParameters", "responseTemplates"));
    static final KnownKeys REQUEST_VALIDATOR =
            new KnownKeys("request validator", Set.of("validateRequestBody", "validateRequestParameters"));

    KnownKeys {
        names = Set.copyOf(names);
    }

    /** Refuses an object with a key that is not known. */
    Fields check(Fields fields) {
        fields.values().forEach((key, value) -> {
            if (!names.contains(key)) {
                throw new TemplateException(
                        value.at(), "Unable to parse API definition: unknown key '" + key + "' in the " + object);
            }
        });
        return fields;
    }
}
