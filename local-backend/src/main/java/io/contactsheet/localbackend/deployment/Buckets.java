package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.FunctionException;
import io.contactsheet.localbackend.functions.NotificationConfiguration;
import io.contactsheet.localbackend.s3.BucketConfiguration;
import io.contactsheet.localbackend.s3.EmbeddedS3;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The buckets of a stack, and whom they tell of changes. */
final class Buckets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String SERVICE = "s3.amazonaws.com";

    private final Naming naming;
    private final EmbeddedS3 s3;
    private final Functions functions;
    private final StackState state;
    private final Set<String> names = new HashSet<>();
    private final Set<String> withoutPublicPolicies = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Which function is told of which changes of a bucket. */
    record Subscription(String bucket, FunctionName target, NotificationConfiguration configuration) {}

    Buckets(Naming naming, EmbeddedS3 s3, Functions functions, StackState state) {
        this.state = state;
        this.naming = naming;
        this.s3 = s3;
        this.functions = functions;
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
        List<Subscription> wanted = subscriptions(declaration, name);
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
        subscriptions.addAll(wanted);
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

    private List<Subscription> subscriptions(Declaration declaration, String bucket) {
        List<Subscription> wanted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Value value : declaration
                .properties()
                .fieldsOrEmpty("NotificationConfiguration")
                .itemsOrEmpty("LambdaConfigurations")) {
            Value.Fields fields = value.asFields();
            Value function = fields.get("Function");
            FunctionName target = functions
                    .find(function.asText())
                    .filter(name -> mayInvoke(name, bucket, declaration.before()))
                    .orElseThrow(() -> declaration.refused(
                            function, "Unable to validate the following destination configurations"));
            NotificationConfiguration configuration = configuration(declaration, fields);
            if (!seen.add(configuration.event() + configuration.prefix() + "/" + configuration.suffix())) {
                throw declaration.refused(
                        value,
                        "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
            }
            wanted.add(new Subscription(bucket, target, configuration));
        }
        return wanted;
    }

    /**
     * Only permissions that certainly stand by then count: CloudFormation makes what does not depend on each other in
     * any order.
     */
    private boolean mayInvoke(FunctionName target, String bucket, Set<String> before) {
        return functions.function(target).permissions().stream()
                .filter(permission -> before.contains(permission.id()))
                .anyMatch(permission -> permission.admits(
                        SERVICE,
                        target.qualifier(),
                        naming.bucketArn(bucket),
                        naming.pseudo().accountId()));
    }

    private NotificationConfiguration configuration(Declaration declaration, Value.Fields fields) {
        String prefix = "";
        String suffix = "";
        for (Value value : fields.fieldsOrEmpty("Filter").fieldsOrEmpty("S3Key").itemsOrEmpty("Rules")) {
            Value.Fields rule = value.asFields();
            String text = rule.get("Value").asText();
            switch (rule.get("Name").asText().toLowerCase(Locale.ROOT)) {
                case "prefix" -> prefix = text;
                case "suffix" -> suffix = text;
                default ->
                    throw declaration.refused(rule.get("Name"), "filter rule name must be either prefix or suffix");
            }
        }
        Value event = fields.get("Event");
        try {
            return new NotificationConfiguration(naming.id(event.at().path()), event.asText(), prefix, suffix);
        } catch (FunctionException e) {
            throw declaration.refused(event, String.valueOf(e.getMessage()));
        }
    }

    /** Whether a bucket takes no policy that lets in anybody. */
    boolean hasNoPublicPolicy(String name) {
        return withoutPublicPolicies.contains(name);
    }

    boolean isNamed(String name) {
        return names.contains(name);
    }

    /** Whom the buckets tell. */
    List<Subscription> subscriptions() {
        return subscriptions;
    }
}
