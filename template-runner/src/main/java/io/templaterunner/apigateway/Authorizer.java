package io.templaterunner.apigateway;

/** Decides who gets in to a method. */
@FunctionalInterface
interface Authorizer {

    /**
     * Returns for a request that may go on.
     *
     * @throws GatewayFault for one that may not, such as {@link GatewayResponseType#UNAUTHORIZED}
     */
    void check(GatewayRequest request) throws GatewayFault;
}
