package io.templaterunner.cognito;

import com.nimbusds.jwt.JWTClaimsSet;
import io.templaterunner.cognito.CognitoFault.Type;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A user pool. Its users and sessions outlive the process. Safe for several threads at once. */
public final class UserPool {

    private final UserPoolConfiguration configuration;
    private final SigningKey key;
    private final TokenCheck tokenCheck;
    private final Users users;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Map<String, UserPoolClientConfiguration> clients = new ConcurrentHashMap<>();

    private UserPool(
            UserPoolConfiguration configuration,
            PoolRecords records,
            SigningKey key,
            InstantSource time,
            Secrets secrets) {
        this.configuration = configuration;
        this.key = key;
        this.tokenCheck = new TokenCheck(configuration.issuer(), key.publicKey(), clients::containsKey, time);
        this.users = new Users(configuration, records, time, secrets.passwordIterations());
        this.sessions = new Sessions(records, new TokenIssuer(configuration.issuer(), key, time), time);
        this.signIn = new SignIn(users, sessions, time);
    }

    /**
     * Opens a pool; makes it if it is not there.
     *
     * @param folder of this pool alone, readable by the user who runs this alone
     * @param secrets how passwords and keys are made
     * @throws IOException with a sentence for the user, if that cannot be done
     */
    static UserPool open(UserPoolConfiguration configuration, Path folder, InstantSource time, Secrets secrets)
            throws IOException {
        OwnerOnlyFile.makeFolder(folder);
        return new UserPool(
                configuration,
                PoolRecords.open(folder.resolve("users.json")),
                SigningKey.open(folder.resolve("key.json"), secrets),
                time,
                secrets);
    }

    /** What it is. */
    public UserPoolConfiguration configuration() {
        return configuration;
    }

    /** Adds an app client, or sets what a known one is. */
    public void addClient(UserPoolClientConfiguration client) {
        clients.put(client.id(), client);
    }

    /**
     * Adds a user, who can sign in once {@link #setPassword} was called. One who is there already stays as they are.
     *
     * @return the {@code Username}
     */
    public String addUser(UserPoolUserConfiguration user) {
        return users.find(user.name()).orElseGet(() -> users.create(user)).name();
    }

    /** Whether there is a user of this name. */
    public boolean hasUser(String name) {
        return users.find(name).isPresent();
    }

    /** Gives each user who has yet to choose a password a first one, in the place of any given before. */
    public List<Invitation> invite() {
        return users.invite();
    }

    /**
     * Removes a user and ends their sessions; one who is gone is no error.
     *
     * @param username as {@link #addUser} gave it
     */
    public void removeUser(String username) {
        users.remove(username);
    }

    /**
     * Sets a password, as {@code AdminSetUserPassword} does: for whoever runs the stack, not over the network.
     *
     * @param name a user name, or an e-mail address where users sign in with theirs
     * @param permanent whether it lasts; a temporary one must be changed at the first sign-in
     * @throws CognitoFault if there is no such user, or the policy refuses the password
     */
    public void setPassword(String name, String password, boolean permanent) throws CognitoFault {
        User user = known(name);
        if (permanent) {
            users.setLastingPassword(user, password);
        } else {
            users.setTemporaryPassword(user, password);
        }
    }

    /**
     * Begins a session, as {@code AdminInitiateAuth} does: for whoever runs the stack, not over the network.
     *
     * @param clientId of the app client for which it is
     * @param name a user name, or an e-mail address where users sign in with theirs
     * @return Cognito's answer, JSON with an {@code AuthenticationResult}
     * @throws CognitoFault if there is no such client or user
     */
    public String beginSession(String clientId, String name) throws CognitoFault {
        UserPoolClientConfiguration client = client(clientId)
                .orElseThrow(() ->
                        new CognitoFault(Type.RESOURCE_NOT_FOUND, "User pool client " + clientId + " does not exist."));
        return Operations.answer(sessions.begin(known(name), client)).toString();
    }

    /** Whether a token, in time, says who its bearer is, and that it is this user. */
    public boolean isIdTokenOf(String name, String token) {
        return tokenCheck.examine(token) instanceof TokenCheck.Finding.Valid(JWTClaimsSet claims)
                && TokenUse.ID.isOf(claims)
                && users.find(name)
                        .map(User::sub)
                        .filter(sub -> sub.equals(claims.getSubject()))
                        .isPresent();
    }

    private User known(String name) throws CognitoFault {
        return users.find(name).orElseThrow(() -> new CognitoFault(Type.USER_NOT_FOUND, "User does not exist."));
    }

    Optional<UserPoolClientConfiguration> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    SigningKey key() {
        return key;
    }

    TokenCheck tokenCheck() {
        return tokenCheck;
    }

    Users users() {
        return users;
    }

    Sessions sessions() {
        return sessions;
    }

    SignIn signIn() {
        return signIn;
    }

    /** The user of an access token, for the user pool's own API. */
    User userOf(String accessToken) throws CognitoFault {
        return switch (tokenCheck.examine(accessToken)) {
            case TokenCheck.Finding.Valid(JWTClaimsSet claims) when TokenUse.ACCESS.isOf(claims) -> userOf(claims);
            case TokenCheck.Finding.Expired() -> throw CognitoFault.notAuthorized("Access Token has expired");
            default -> throw CognitoFault.notAuthorized("Invalid Access Token");
        };
    }

    private User userOf(JWTClaimsSet claims) throws CognitoFault {
        if (!sessions.isLive(claims.getClaim("origin_jti"))) {
            throw CognitoFault.notAuthorized("Access Token has been revoked");
        }
        return users.find(String.valueOf(claims.getClaim("username")))
                .orElseThrow(() -> new CognitoFault(Type.USER_NOT_FOUND, "User does not exist."));
    }
}
