package io.contactsheet.desktop.local;

import io.templaterunner.cognito.CognitoFault;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.cognito.UserPoolUserConfiguration;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The account with which programs of this computer sign in to its gallery, so that nobody has to type a password to use
 * what is theirs. A user of the pool like any other; the password is in a file that only the user of this computer may
 * read, who may read the photos beside it too.
 *
 * @param name to sign in with; no mail can ever be sent there (RFC 2606)
 * @param password random
 */
public record OwnAccount(String name, String password) {

    /** Of the user in the pool. */
    public static final String NAME = "this-computer@contact-sheet.invalid";

    /** The account of a data folder; empty if its gallery asks nobody to sign in. */
    public static Optional<OwnAccount> of(Path data) throws IOException {
        return file(data).read().map(password -> new OwnAccount(NAME, password.strip()));
    }

    /** Makes sure that a pool knows the account of a data folder. */
    public static void enter(UserPool pool, Path data) throws IOException {
        Optional<OwnAccount> known = of(data);
        if (known.isPresent() && pool.hasUser(NAME)) {
            return;
        }
        OwnAccount account = known.orElseGet(
                () -> new OwnAccount(NAME, pool.configuration().passwordPolicy().random()));
        pool.addUser(new UserPoolUserConfiguration(NAME, Map.of("email", NAME, "email_verified", "true")));
        try {
            pool.setPassword(NAME, account.password(), true);
        } catch (CognitoFault e) {
            throw new IOException("The account of this computer could not be made: " + e.getMessage(), e);
        }
        file(data).write(account.password() + "\n");
    }

    private static OwnerOnlyFile file(Path data) {
        return new OwnerOnlyFile(data.resolve("own-account"));
    }
}
