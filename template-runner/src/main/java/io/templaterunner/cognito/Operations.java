package io.templaterunner.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import io.templaterunner.cognito.CognitoFault.Type;
import io.templaterunner.json.Json;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;

/**
 * The operations of Cognito's API that need no AWS credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html">
 *     Actions</a>
 */
final class Operations {

    private static final String NEW_PASSWORD_REQUIRED = "NEW_PASSWORD_REQUIRED";

    private final Collection<UserPool> pools;

    /** @param pools a live view of those there are */
    Operations(Collection<UserPool> pools) {
        this.pools = pools;
    }

    /**
     * Answers a request.
     *
     * @param operation such as {@code InitiateAuth}
     */
    ObjectNode answer(String operation, Parameters request) throws CognitoFault {
        return switch (operation) {
            case "InitiateAuth" -> initiateAuth(request);
            case "RespondToAuthChallenge" -> respondToAuthChallenge(request);
            case "GetUser" -> getUser(request);
            case "ChangePassword" -> changePassword(request);
            case "GlobalSignOut" -> globalSignOut(request);
            case "RevokeToken" -> revokeToken(request);
            case "SignUp" -> signUp(request);
            case "ForgotPassword", "ConfirmForgotPassword", "ResendConfirmationCode", "ConfirmSignUp" ->
                noMail(request);
            default -> throw refusal(operation);
        };
    }

    private ObjectNode initiateAuth(Parameters request) throws CognitoFault {
        String flow = request.member("AuthFlow");
        Target target = target(request, "AuthParameters");
        return switch (flow) {
            case "USER_PASSWORD_AUTH" -> {
                target.mustAllow(AuthFlow.USER_PASSWORD_AUTH);
                String name = request.required("AuthParameters", "USERNAME");
                String password = request.required("AuthParameters", "PASSWORD");
                yield answer(target.pool().signIn().withPassword(target.client(), name, password));
            }
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> {
                target.mustAllow(AuthFlow.REFRESH_TOKEN_AUTH);
                String token = request.required("AuthParameters", "REFRESH_TOKEN");
                yield answer(target.pool().sessions().refresh(token, target.client()));
            }
            case "USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH" -> {
                target.mustAllow(AuthFlow.valueOf(flow));
                throw CognitoFault.invalidParameter(flow + " is not spoken on this computer; use USER_PASSWORD_AUTH.");
            }
            default -> throw CognitoFault.invalidParameter("Initiate Auth method not supported");
        };
    }

    private ObjectNode respondToAuthChallenge(Parameters request) throws CognitoFault {
        Target target = target(request, "ChallengeResponses");
        if (!request.member("ChallengeName").equals(NEW_PASSWORD_REQUIRED)) {
            throw CognitoFault.invalidParameter(
                    "Challenge name is not valid: only NEW_PASSWORD_REQUIRED is asked here.");
        }
        if (!request.json().path("Session").isTextual()) {
            throw CognitoFault.invalidParameter("Missing required parameter Session");
        }
        String name = request.required("ChallengeResponses", "USERNAME");
        String password = request.required("ChallengeResponses", "NEW_PASSWORD");
        return answer(
                target.pool().signIn().withNewPassword(target.client(), request.member("Session"), name, password));
    }

    private ObjectNode getUser(Parameters request) throws CognitoFault {
        String token = request.member("AccessToken");
        User user = poolOf(token).userOf(token);
        ObjectNode answer = object().put("Username", user.name());
        user.attributes()
                .forEach((name, value) -> answer.withArray("UserAttributes")
                        .addObject()
                        .put("Name", name)
                        .put("Value", value));
        return answer;
    }

    private ObjectNode changePassword(Parameters request) throws CognitoFault {
        String token = request.member("AccessToken");
        String previous = request.member("PreviousPassword");
        String proposed = request.member("ProposedPassword");
        UserPool pool = poolOf(token);
        pool.signIn().changePassword(pool.userOf(token), previous, proposed);
        return object();
    }

    private ObjectNode globalSignOut(Parameters request) throws CognitoFault {
        String token = request.member("AccessToken");
        UserPool pool = poolOf(token);
        pool.sessions().revokeAll(pool.userOf(token));
        return object();
    }

    private ObjectNode revokeToken(Parameters request) throws CognitoFault {
        String token = request.member("Token");
        Target target = target(request, "");
        target.pool().sessions().revoke(token, target.client());
        return object();
    }

    private ObjectNode signUp(Parameters request) throws CognitoFault {
        Target target = target(request, "");
        User user = target.pool()
                .users()
                .signUp(request.member("Username"), request.attributes("UserAttributes"), request.member("Password"));
        return object().put("UserConfirmed", false).put("UserSub", user.sub());
    }

    private ObjectNode noMail(Parameters request) throws CognitoFault {
        Target target = target(request, "");
        throw CognitoFault.invalidParameter("No e-mail leaves this computer, so no code can be sent to the users of "
                + target.pool().configuration().id()
                + ". Whoever runs the stack can set a password.");
    }

    /** A client of a pool. */
    private record Target(UserPool pool, UserPoolClientConfiguration client) {

        void mustAllow(AuthFlow flow) throws CognitoFault {
            if (!client.flows().contains(flow)) {
                throw CognitoFault.invalidParameter(flow + " flow not enabled for this client");
            }
        }
    }

    private Target target(Parameters request, String map) throws CognitoFault {
        String id = request.member("ClientId");
        for (UserPool pool : pools) {
            var client = pool.client(id);
            if (client.isPresent()) {
                if (client.get().hasSecret()
                        && request.optional(map, "SECRET_HASH").isEmpty()) {
                    throw CognitoFault.notAuthorized(
                            "Client " + id + " is configured with secret but SECRET_HASH was not received");
                }
                return new Target(pool, client.get());
            }
        }
        throw new CognitoFault(Type.RESOURCE_NOT_FOUND, "User pool client " + id + " does not exist.");
    }

    /** The pool that a token says it is of; whether that is true is for the pool to find out. */
    private UserPool poolOf(String accessToken) throws CognitoFault {
        try {
            String issuer = SignedJWT.parse(accessToken).getJWTClaimsSet().getIssuer();
            return pools.stream()
                    .filter(pool -> pool.configuration().issuer().equals(issuer))
                    .findFirst()
                    .orElseThrow(() -> CognitoFault.notAuthorized("Invalid Access Token"));
        } catch (ParseException _) {
            throw CognitoFault.notAuthorized("Invalid Access Token");
        }
    }

    private static CognitoFault refusal(String operation) {
        return operation.startsWith("Admin") || operation.startsWith("List") || operation.startsWith("Create")
                ? new CognitoFault(Type.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token")
                : new CognitoFault(Type.UNKNOWN_OPERATION, "There is no operation " + operation + " here.");
    }

    private static ObjectNode answer(SignIn.Outcome outcome) {
        return switch (outcome) {
            case SignIn.Outcome.SignedIn(Tokens tokens) -> answer(tokens);
            case SignIn.Outcome.NewPasswordRequired(User user, String challenge) -> challenge(user, challenge);
        };
    }

    static ObjectNode answer(Tokens tokens) {
        ObjectNode answer = object();
        answer.putObject("ChallengeParameters");
        ObjectNode result = answer.putObject("AuthenticationResult")
                .put("AccessToken", tokens.access())
                .put("ExpiresIn", tokens.validity().toSeconds())
                .put("IdToken", tokens.id())
                .put("TokenType", "Bearer");
        tokens.refresh().ifPresent(token -> result.put("RefreshToken", token));
        return answer;
    }

    private static ObjectNode challenge(User user, String session) {
        ObjectNode attributes = object();
        for (Map.Entry<String, String> attribute : user.attributes().entrySet()) {
            if (!attribute.getKey().equals("sub")) {
                attributes.put(attribute.getKey(), attribute.getValue());
            }
        }
        ObjectNode answer = object().put("ChallengeName", NEW_PASSWORD_REQUIRED).put("Session", session);
        answer.putObject("ChallengeParameters")
                .put("USER_ID_FOR_SRP", user.name())
                .put("requiredAttributes", "[]")
                .put("userAttributes", attributes.toString());
        return answer;
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
