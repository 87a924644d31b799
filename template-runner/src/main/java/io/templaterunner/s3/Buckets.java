package io.templaterunner.s3;

import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ServiceException;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StackState;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The buckets of a stack. */
final class Buckets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final Naming naming;
    private final EmbeddedS3 s3;
    private final BucketEvents events;
    private final StackState state;
    private final Set<String> names = new HashSet<>();
    private final Set<String> withoutPublicPolicies = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    Buckets(StackContext context, EmbeddedS3 s3, BucketEvents events) {
        this.state = context.state();
        this.naming = context.naming();
        this.s3 = s3;
        this.events = events;
    }

    Identity create(Declaration declaration) throws IOException {
        String name = declaration
                .findText("BucketName")
                .orElseGet(() -> naming.physical(declaration.seed()).toLowerCase(Locale.ROOT));
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw declaration.refused(
                    declaration.properties().get("BucketName"),
                    "Bucket name should be between 3 and 63 characters long, and contain only lowercase characters,"
                            + " numbers, periods, and dashes: " + name);
        }
        if (!names.add(name)) {
            throw declaration.refused(declaration.properties(), name + " already exists");
        }
        events.subscribe(declaration, name);
        BucketConfiguration configuration = BucketConfigurations.read(declaration);
        if (!s3.buckets().contains(name)) {
            state.begin();
            s3.createBucket(name);
            made.add(name);
        } else if (!declaration.history().change().goesOn() && state.complete()) {
            // Such as one that an earlier template left behind, with all that is in it.
            throw declaration.refused(declaration.properties(), name + " already exists");
        }
        if (blocksPublicPolicies(declaration)) {
            withoutPublicPolicies.add(name);
        }
        // What it had in an earlier deployment is set anew.
        s3.setBucketPolicy(name, null);
        s3.configure(name, configuration);
        return new Identity(name, attributes(declaration, name));
    }

    /** Removes a bucket that is no longer in the stack. */
    void remove(DeployedResource bucket) throws ServiceException {
        String name = bucket.physicalId();
        if (names.contains(name) || !s3.buckets().contains(name)) {
            return;
        }
        if (!s3.deleteBucket(name)) {
            throw new ServiceException("The bucket you tried to delete is not empty: " + name);
        }
    }

    /** Removes the buckets that were made in vain. */
    void removeMade() {
        made.forEach(s3::deleteBucket);
    }

    private Map<String, Value> attributes(Declaration declaration, String name) {
        String suffix = naming.pseudo().urlSuffix();
        String region = naming.pseudo().region();
        return Map.of(
                "Arn", Naming.value(declaration, naming.bucketArn(name)),
                "DomainName", Naming.value(declaration, name + ".s3." + suffix),
                "DualStackDomainName", Naming.value(declaration, name + ".s3.dualstack." + region + "." + suffix),
                "RegionalDomainName", Naming.value(declaration, name + ".s3." + region + "." + suffix),
                "WebsiteURL", Naming.value(declaration, "http://" + name + ".s3-website-" + region + "." + suffix));
    }

    private static boolean blocksPublicPolicies(Declaration declaration) {
        return declaration
                .properties()
                .fieldsOrEmpty("PublicAccessBlockConfiguration")
                .find("BlockPublicPolicy")
                .map(Value::asBoolean)
                .orElse(false);
    }

    /** Whether a bucket takes no policy that lets in anybody. */
    boolean hasNoPublicPolicy(String name) {
        return withoutPublicPolicies.contains(name);
    }

    boolean isNamed(String name) {
        return names.contains(name);
    }
}
