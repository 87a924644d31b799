/**
 * API Gateway REST APIs on one machine: an OpenAPI body, validated as API Gateway does on import, and served with its
 * semantics.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">API Gateway
 *     important notes</a>
 */
package io.templaterunner.apigateway;
