package io.templaterunner.apigateway;

import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.List;

/** A REST API as its definition says, found to be valid. */
public final class RestApi {

    private final MediaTypes binaryMediaTypes;
    private final List<Method> methods;
    private final GatewayResponses gatewayResponses;
    private final Compression compression;

    RestApi(
            MediaTypes binaryMediaTypes,
            List<Method> methods,
            GatewayResponses gatewayResponses,
            Compression compression) {
        this.binaryMediaTypes = binaryMediaTypes;
        this.methods = List.copyOf(methods);
        this.gatewayResponses = gatewayResponses;
        this.compression = compression;
    }

    /**
     * Reads a definition in OpenAPI 3.0 with API Gateway's extensions.
     *
     * @param body the resolved definition
     * @param binaryMediaTypes further ones, from outside of the definition
     * @param pools that its authorizers may name
     * @throws io.templaterunner.template.TemplateException for what API Gateway refuses on import, and for
     *     what is not known here
     */
    public static RestApi read(Fields body, List<Value> binaryMediaTypes, UserPools pools) {
        return new OpenApiReader(body, pools).read(binaryMediaTypes);
    }

    /** Whether it has no method at all. */
    public boolean isEmpty() {
        return methods.isEmpty();
    }

    MediaTypes binaryMediaTypes() {
        return binaryMediaTypes;
    }

    List<Method> methods() {
        return methods;
    }

    GatewayResponses gatewayResponses() {
        return gatewayResponses;
    }

    Compression compression() {
        return compression;
    }
}
