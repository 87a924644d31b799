package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.template.TemplateException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API behind a user pool, from the template to the answer over HTTP. */
class SignedInApiTest {

    private static final String PASSWORD = "Correct-horse-7-battery";
    private static final String TEMPLATE = """
            Resources:
              Users:
                Type: AWS::Cognito::UserPool
                Properties:
                  AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
                  UsernameAttributes: [email]
              Client:
                Type: AWS::Cognito::UserPoolClient
                Properties:
                  UserPoolId: !Ref Users
                  ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
                  AccessTokenValidity: 30
                  TokenValidityUnits: {AccessToken: minutes}
              Owner:
                Type: AWS::Cognito::UserPoolUser
                Properties:
                  UserPoolId: !Ref Users
                  Username: owner@example.com
                  UserAttributes: [{Name: email, Value: owner@example.com}]
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    openapi: 3.0.1
                    info: {title: Guarded, version: '1'}
                    components:
                      securitySchemes:
                        Owner:
                          type: apiKey
                          name: Authorization
                          in: header
                          x-amazon-apigateway-authtype: cognito_user_pools
                          x-amazon-apigateway-authorizer:
                            type: cognito_user_pools
                            providerARNs: [!GetAtt Users.Arn]
                    x-amazon-apigateway-gateway-responses:
                      DEFAULT_4XX:
                        responseParameters:
                          gatewayresponse.header.Access-Control-Allow-Origin: "'*'"
                    paths:
                      /open:
                        get:
                          security: [] # open
                          responses: {'200': {description: ok}}
                          x-amazon-apigateway-integration:
                            type: mock
                            requestTemplates: {application/json: '{"statusCode": 200}'}
                            responses: {default: {statusCode: '200'}}
                      /guarded:
                        get:
                          security: [{Owner: []}] # guarded
                          responses: {'200': {description: ok}}
                          x-amazon-apigateway-integration:
                            type: mock
                            requestTemplates: {application/json: '{"statusCode": 200}'}
                            responses: {default: {statusCode: '200'}}
              Deployment:
                Type: AWS::ApiGateway::Deployment
                Properties: {RestApiId: !Ref Api}
              Stage:
                Type: AWS::ApiGateway::Stage
                Properties: {RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: live}
            Outputs:
              Address: {Value: !Sub 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live'}
              SignIn: {Value: !Sub 'https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/'}
              ClientId: {Value: !Ref Client}
              Issuer: {Value: !GetAtt Users.ProviderName}
            """;

    /** One for all: to make a pool's key pair takes long. */
    @TempDir
    static Path folder;

    private TemplateRunner start(String template) throws Exception {
        return TemplateRunner.start(new TemplateRunner.Settings(folder, 0, template, "guarded.yaml", Map.of()));
    }

    private record Client(HttpClient http, Map<String, String> outputs) {

        HttpResponse<String> get(String path, @Nullable String token) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(outputs.get("Address") + path));
            if (token != null) {
                request.header("Authorization", token);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }

        JsonNode signIn() throws Exception {
            String body = new JsonMapper()
                    .writeValueAsString(Map.of(
                            "ClientId", outputs.get("ClientId"),
                            "AuthFlow", "USER_PASSWORD_AUTH",
                            "AuthParameters", Map.of("USERNAME", "owner@example.com", "PASSWORD", PASSWORD)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(outputs.get("SignIn")))
                    .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return new JsonMapper().readTree(response.body()).path("AuthenticationResult");
        }
    }

    @Test
    void guardedMethod_shouldWantAnIdTokenOfItsPool() throws Exception {
        try (TemplateRunner backend = start(TEMPLATE);
                HttpClient http = HttpClient.newHttpClient()) {
            backend.userPools().iterator().next().setPassword("owner@example.com", PASSWORD, true);
            Client client = new Client(http, backend.outputs());
            JsonNode tokens = client.signIn();

            assertThat(tokens.path("ExpiresIn").asInt()).isEqualTo(1800);
            assertThat(client.get("/open", null).statusCode()).isEqualTo(200);
            assertThat(client.get("/guarded", tokens.path("IdToken").asText()).statusCode())
                    .isEqualTo(200);
            assertThat(client.get("/guarded", "Bearer " + tokens.path("IdToken").asText())
                            .statusCode())
                    .isEqualTo(200);
            for (String bad :
                    new String[] {null, "garbage", tokens.path("AccessToken").asText()}) {
                HttpResponse<String> refused = client.get("/guarded", bad);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
                assertThat(refused.headers().firstValue("x-amzn-ErrorType")).hasValue("UnauthorizedException");
                assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                        .hasValue("*");
            }
        }
    }

    @Test
    void poolOfASecondStart_shouldKnowTheOwnersPassword() throws Exception {
        try (TemplateRunner backend = start(TEMPLATE)) {
            for (UserPool pool : backend.userPools()) {
                pool.setPassword("owner@example.com", PASSWORD, true);
            }
        }
        try (TemplateRunner backend = start(TEMPLATE);
                HttpClient http = HttpClient.newHttpClient()) {
            Client client = new Client(http, backend.outputs());
            String token = client.signIn().path("IdToken").asText();

            assertThat(client.get("/guarded", token).statusCode()).isEqualTo(200);
            assertThat(backend.outputs().get("Issuer")).startsWith("cognito-idp.us-east-1.amazonaws.com/us-east-1_");
        }
    }

    @Test
    void passwordThatIsKept_shouldBeSlowToGuess() throws Exception {
        try (TemplateRunner backend = start(TEMPLATE)) {
            backend.userPools().iterator().next().setPassword("owner@example.com", PASSWORD, true);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("OWASP's number for HMAC-SHA-512")
                    .anySatisfy(file -> assertThat(file).content().containsPattern("\"iterations\" ?: ?210000\\b"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security: [{Owner: []}] | security: [{Ownr: []}] | [Ownr] is not among the securitySchemes",
                "providerARNs: [!GetAtt Users.Arn] | providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/none'] | Invalid Cognito User Pool ARN",
                "providerARNs: [!GetAtt Users.Arn] | providerARNs: [] | at least one provider ARN",
                "in: header | in: query | its in is query",
                "ALLOW_USER_PASSWORD_AUTH | ALLOW_PASSWORD | is no flow of Cognito's",
                "AccessTokenValidity: 30 | AccessTokenValidity: 3 | The AccessTokenValidity is 3 minutes; it must be 5 to 1440",
                "AccessToken: minutes | AccessToken: minute | is not a valid enum value",
                "UserPoolId: !Ref Users | UserPoolId: us-east-1_none | User pool us-east-1_none does not exist.",
            })
    void mistake_shouldBeRefused(String old, String replacement, String words) {
        assertThat(TEMPLATE).contains(old);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> start(TEMPLATE.replace(old, replacement)).close())
                .withMessageContaining(words)
                .withMessageStartingWith("guarded.yaml:");
    }
}
