package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small API straight to S3, to be changed in one place by each test, and the S3 behind it. */
final class SmallApi {

    static final String DEFINITION = """
            openapi: 3.0.1
            info: {title: Small, version: '1'}
            x-amazon-apigateway-binary-media-types: ['*/*']
            x-amazon-apigateway-gateway-responses:
              DEFAULT_4XX:
                responseParameters:
                  gatewayresponse.header.Access-Control-Allow-Origin: "'*'"
              DEFAULT_5XX:
                responseParameters:
                  gatewayresponse.header.Access-Control-Allow-Origin: "'*'"
            paths:
              /things:
                get:
                  parameters:
                    - {name: prefix, in: query, schema: {type: string}}
                    - {name: continuation-token, in: query, schema: {type: string}}
                  responses:
                    '200': {description: ok, headers: {Content-Type: {schema: {type: string}}}}
                  x-amazon-apigateway-integration:
                    type: aws
                    httpMethod: GET
                    uri: arn:aws:apigateway:us-east-1:s3:path/bucket
                    credentials: arn:aws:iam::000000000000:role/reader
                    requestParameters:
                      integration.request.querystring.list-type: "'2'"
                      integration.request.querystring.prefix: method.request.querystring.prefix
                      integration.request.querystring.continuation-token: method.request.querystring.continuation-token
                    responses:
                      '200':
                        statusCode: '200'
                        responseParameters:
                          method.response.header.Content-Type: integration.response.header.Content-Type
              /things/{key+}:
                put:
                  parameters:
                    - {name: key, in: path, required: true, schema: {type: string}}
                    - {name: Content-Type, in: header, schema: {type: string}}
                    - {name: Content-MD5, in: header, schema: {type: string}}
                  responses:
                    '200': {description: ok, headers: {ETag: {schema: {type: string}}}}
                    '500': {description: other}
                  x-amazon-apigateway-integration:
                    type: aws
                    httpMethod: PUT
                    uri: arn:aws:apigateway:us-east-1:s3:path/bucket/{key}
                    credentials: arn:aws:iam::000000000000:role/writer
                    requestParameters:
                      integration.request.path.key: method.request.path.key
                      integration.request.header.Content-Type: method.request.header.Content-Type
                      integration.request.header.If-None-Match: "'*'"
                    responses:
                      '200':
                        statusCode: '200'
                        responseParameters:
                          method.response.header.ETag: integration.response.header.ETag
                      default:
                        statusCode: '500'
                get:
                  parameters:
                    - {name: key, in: path, required: true, schema: {type: string}}
                  responses:
                    '200':
                      description: ok
                      headers:
                        Content-Type: {schema: {type: string}}
                        Date: {schema: {type: string}}
                        X-Fixed: {schema: {type: string}}
                    '404': {description: none, headers: {Content-Type: {schema: {type: string}}}}
                    '500': {description: other}
                  x-amazon-apigateway-integration:
                    type: aws
                    httpMethod: GET
                    uri: arn:aws:apigateway:us-east-1:s3:path/bucket/{key}
                    credentials: arn:aws:iam::000000000000:role/reader
                    requestParameters:
                      integration.request.path.key: method.request.path.key
                    responses:
                      '2\\d{2}':
                        statusCode: '200'
                        responseParameters:
                          method.response.header.Content-Type: integration.response.header.Content-Type
                          method.response.header.Date: integration.response.header.Date
                          method.response.header.X-Fixed: "'yes'"
                      '404':
                        statusCode: '404'
                        responseParameters:
                          method.response.header.Content-Type: integration.response.header.Content-Type
                      default:
                        statusCode: '500'
                options:
                  parameters:
                    - {name: key, in: path, required: true, schema: {type: string}}
                  responses:
                    '204': {description: ok, headers: {Access-Control-Allow-Origin: {schema: {type: string}}}}
                  x-amazon-apigateway-integration:
                    type: mock
                    contentHandling: CONVERT_TO_TEXT # on the way in
                    requestTemplates:
                      application/json: '{"statusCode": 204}'
                    responses:
                      default:
                        statusCode: '204'
                        contentHandling: CONVERT_TO_TEXT # on the way out
                        responseParameters:
                          method.response.header.Access-Control-Allow-Origin: "'*'"
            """;

    final Deque<StorageBackend.Call> calls = new ArrayDeque<>();
    StorageBackend storage = call -> new StorageBackend.Reply(200, List.of(), new byte[0]);
    Instant now = Instant.EPOCH;
    /** What is logged of each request. */
    final List<Map<String, String>> logged = new ArrayList<>();

    private final Gateway gateway;

    private SmallApi(String definition, List<StageThrottling> throttling, StrictReading... readings) {
        StorageBackend recorded = call -> {
            calls.add(call);
            return storage.call(call);
        };
        gateway = new Gateway(
                read(definition),
                Set.of(readings),
                new Throttle(throttling, () -> now),
                recorded,
                () -> now,
                logged::add);
    }

    static SmallApi asItIs() {
        return new SmallApi(DEFINITION, List.of());
    }

    static SmallApi throttled(StageThrottling... throttling) {
        return new SmallApi(DEFINITION, List.of(throttling));
    }

    /** With one text in the place of another, which must be there. */
    static SmallApi with(String old, String replacement) {
        return new SmallApi(changed(old, replacement), List.of());
    }

    static String changed(String old, String replacement) {
        return changed(DEFINITION, old, replacement);
    }

    static String changed(String definition, String old, String replacement) {
        if (!definition.contains(old)) {
            throw new IllegalArgumentException("not there: " + old);
        }
        return definition.replace(old, replacement);
    }

    static SmallApi of(String definition, StrictReading... readings) {
        return new SmallApi(definition, List.of(), readings);
    }

    static RestApi read(String definition) {
        String template = "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body:\n"
                + definition.indent(8);
        Fields properties =
                Template.parse("api.yaml", template).resources().get("Api").properties();
        return RestApi.read(properties.get("Body").asFields(), List.of(), UserPools.NONE);
    }

    /** S3 answers every call like this. */
    SmallApi answering(int status, String contentType, byte[] body, Header... more) {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", contentType));
        storage = call -> new StorageBackend.Reply(status, headers, body);
        return this;
    }

    Answer get(String path, Header... headers) throws Exception {
        return send("GET", path, new byte[0], headers);
    }

    Answer put(String path, byte[] body, Header... headers) throws Exception {
        return send("PUT", path, body, headers);
    }

    Answer send(String method, String target, byte[] body, Header... headers) throws Exception {
        String[] parts = target.split("\\?", 2);
        List<String> segments = Arrays.asList(parts[0].replaceFirst("^/", "").split("/", -1));
        return gateway.answer(new GatewayRequest(
                "id", method, "stage", segments, parts.length > 1 ? parts[1] : "", List.of(headers), () -> body));
    }

    static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static String header(Answer answer, String name) {
        return Header.find(answer.headers(), name).orElse(null);
    }

    static StorageBackend failingWith(IOException failure) {
        return call -> {
            throw failure;
        };
    }

    static final Duration MOST = Duration.ofSeconds(29);
}
