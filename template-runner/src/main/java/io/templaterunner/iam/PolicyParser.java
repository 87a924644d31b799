package io.templaterunner.iam;

import io.templaterunner.iam.Statement.Effect;
import io.templaterunner.iam.Statement.Matcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads policy documents. What it does not know is an error, never passed over. */
final class PolicyParser {

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> DOCUMENT_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:iam::)?(\\d{12})(?::root)?");

    private final PolicyKind kind;

    PolicyParser(PolicyKind kind) {
        this.kind = kind;
    }

    Policy policy(Object document) {
        Map<?, ?> elements = map(document, "A policy document");
        known(elements, DOCUMENT_ELEMENTS, "a policy document");
        Object version = elements.get("Version");
        if (version != null && !VERSIONS.contains(version.toString())) {
            throw new PolicyException(
                    "The policy must contain a valid version string: 2012-10-17, not “" + version + "”.");
        }
        Object statements = elements.get("Statement");
        if (statements == null) {
            throw new PolicyException("The policy has no Statement.");
        }
        if (asList(statements).isEmpty()) {
            throw new PolicyException("Syntax errors in policy. The list of statements is empty.");
        }
        checkIds(asList(statements));
        return new Policy(
                asList(statements).stream().map(PolicyParser.this::statement).toList());
    }

    private static void checkIds(List<?> statements) {
        Set<Object> ids = new HashSet<>();
        for (Object statement : statements) {
            if (statement instanceof Map<?, ?> elements
                    && elements.get("Sid") != null
                    && !ids.add(elements.get("Sid"))) {
                throw new PolicyException("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }

    private Statement statement(Object source) {
        Map<?, ?> elements = map(source, "A Statement of a policy");
        known(elements, STATEMENT_ELEMENTS, "a policy's Statement");
        return new Statement(
                effect(elements.get("Effect")),
                matcher(elements, "Principal", kind.hasPrincipals(), this::principals),
                matcher(elements, "Action", true, each(this::action)),
                matcher(elements, "Resource", kind.hasResources(), each(this::resource)),
                conditions(elements.get("Condition")));
    }

    private static Effect effect(@Nullable Object effect) {
        return switch (effect == null ? "" : effect.toString()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default ->
                throw new PolicyException(
                        "Syntax errors in policy. A policy's Effect is Allow or Deny, not “" + effect + "”.");
        };
    }

    private Matcher matcher(
            Map<?, ?> elements, String name, boolean wanted, Function<Object, List<String>> patternsOf) {
        Object plain = elements.get(name);
        Object inverted = elements.get("Not" + name);
        Object patterns = plain != null ? plain : inverted;
        if (patterns == null && !wanted) {
            return Matcher.ANY;
        }
        if (patterns == null || (plain != null && inverted != null) || !wanted) {
            throw new PolicyException(wanted ? missing(name) : prohibited(name));
        }
        return new Matcher(patternsOf.apply(patterns), inverted != null);
    }

    /** In the words of IAM, and of S3 for a bucket's policy. */
    private String missing(String name) {
        String must = "A policy's Statement must hold either " + name + " or Not" + name + ".";
        return switch (name) {
            case "Principal" -> "Missing required field Principal. " + must;
            case "Resource" -> "Policy statement must contain resources. " + must;
            default -> "Policy statement must contain actions. " + must;
        };
    }

    private String prohibited(String name) {
        return kind == PolicyKind.IDENTITY
                ? "Policy document should not specify a principal."
                : "Has prohibited field " + name + ".";
    }

    private List<String> principals(Object source) {
        if (source.equals("*")) {
            return List.of("*");
        }
        List<String> principals = new ArrayList<>();
        map(source, "A Principal other than *").forEach((type, names) -> {
            switch (type.toString()) {
                case "Service" -> strings(names, "Service").forEach(name -> principals.add(servicePrincipal(name)));
                case "AWS" -> strings(names, "AWS").forEach(name -> principals.add("AWS:" + awsPrincipal(name)));
                default -> throw new PolicyException("A Principal of type “" + type + "” is not known here.");
            }
        });
        return principals;
    }

    private static String servicePrincipal(String name) {
        if (!SERVICE.matcher(name).matches()) {
            throw new PolicyException("Invalid principal in policy: \"SERVICE\":\"" + name + "\"");
        }
        return "Service:" + name;
    }

    /** An account stands for everyone in it. */
    private static String awsPrincipal(String name) {
        var account = ACCOUNT.matcher(name);
        return account.matches() ? "arn:*::" + account.group(1) + ":*" : name;
    }

    private String action(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw new PolicyException("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: “"
                    + action + "” is not an action such as s3:GetObject.");
        }
        if (kind == PolicyKind.TRUST && !action.startsWith("sts:")) {
            throw new PolicyException("AssumeRole policy may only specify STS AssumeRole actions, not " + action + ".");
        }
        return action.toLowerCase(Locale.ROOT);
    }

    private String resource(String resource) {
        if (!resource.equals("*") && resource.split(":", 6).length < 6) {
            throw new PolicyException("Resource “" + resource + "” must be in ARN format or \"*\".");
        }
        return resource;
    }

    private static List<Condition> conditions(@Nullable Object source) {
        List<Condition> conditions = new ArrayList<>();
        if (source != null) {
            map(source, "A Condition")
                    .forEach((operator, keys) -> map(keys, "The condition " + operator)
                            .forEach((key, values) -> conditions.add(ConditionOperator.named(operator.toString())
                                    .condition(key.toString(), strings(values, key.toString())))));
        }
        return conditions;
    }

    private static Function<Object, List<String>> each(UnaryOperator<String> read) {
        return source ->
                strings(source, "A policy's Statement").stream().map(read).toList();
    }

    private static void known(Map<?, ?> elements, Set<String> names, String where) {
        for (Object name : elements.keySet()) {
            if (!names.contains(name.toString())) {
                throw new PolicyException("“" + name + "” is not known in " + where + ".");
            }
        }
    }

    private static Map<?, ?> map(Object source, String what) {
        if (source instanceof Map<?, ?> map) {
            return map;
        }
        throw new PolicyException(what + " must be a map, not “" + source + "”.");
    }

    private static List<?> asList(Object source) {
        return source instanceof List<?> list ? list : List.of(source);
    }

    private static List<String> strings(Object source, String where) {
        List<String> strings = new ArrayList<>();
        for (Object value : asList(source)) {
            if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) {
                throw new PolicyException(where + " holds “" + value + "” where a text must be.");
            }
            if (value.toString().contains("${")) {
                throw new PolicyException("The policy variable in “" + value + "” is not known here.");
            }
            strings.add(value.toString());
        }
        if (strings.isEmpty()) {
            throw new PolicyException(where + " holds an empty list.");
        }
        return strings;
    }
}
