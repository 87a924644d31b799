package io.templaterunner.stack;

import io.templaterunner.template.Resource;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services that a stack can use, and their resource types. */
public final class AwsServices implements AutoCloseable {

    private static final String CUSTOM = "Custom::";

    private final List<AwsService> services = new ArrayList<>();
    private final Map<String, Registered> byType = new HashMap<>();

    private record Registered(ResourceType type, ResourceKind kind) {}

    /**
     * Adds services. They start in this order, and are closed in the opposite one.
     *
     * @throws IllegalArgumentException if the types of one are not those of the file beside it
     */
    public void register(List<AwsService> more) {
        for (AwsService service : more) {
            Map<String, ResourceType> types =
                    ResourceTypes.beside(service.getClass()).byName();
            for (ResourceKind kind : service.kinds()) {
                ResourceType type = types.remove(kind.type());
                if (type == null) {
                    throw new IllegalArgumentException("resource-types.yaml does not tell of " + kind.type());
                }
                byType.put(kind.type(), new Registered(type, kind));
            }
            if (!types.isEmpty()) {
                throw new IllegalArgumentException(service.getClass() + " has no kind for " + types.keySet());
            }
            services.add(service);
        }
    }

    /**
     * The type of a resource.
     *
     * @throws TemplateException if there is none of this name
     */
    ResourceType type(Resource resource) {
        String name = resource.type().asText();
        Registered known = byType.get(key(name));
        if (known == null) {
            throw new TemplateException(
                    resource.type().at(),
                    "Template format error: Unrecognized resource types: [" + name
                            + "], or one that cannot be run on this computer");
        }
        return known.type();
    }

    /** The kind of a type. One of which an earlier version of this program knew, and this does not, does nothing. */
    ResourceKind kind(String type) {
        Registered known = byType.get(key(type));
        return known == null
                ? ResourceKind.of(type, declaration -> {
                    throw new IllegalStateException("the type " + type + " has no kind");
                })
                : known.kind();
    }

    private static String key(String type) {
        return type.startsWith(CUSTOM) ? CUSTOM + "*" : type;
    }

    void check() {
        services.forEach(AwsService::check);
    }

    void removeMade() throws IOException {
        for (AwsService service : services) {
            service.removeMade();
        }
    }

    /** Lets all begin what they do of their own accord. */
    public void start() throws IOException {
        for (AwsService service : services) {
            service.start();
        }
    }

    /** A text with addresses of this machine in the place of public ones. */
    public String localised(String text) {
        String local = text;
        for (AwsService service : services) {
            local = service.localised(local);
        }
        return local;
    }

    /** Stops all of them, also those that come after one that does not stop. */
    @Override
    public void close() {
        IllegalStateException failure = null;
        for (AwsService service : services.reversed()) {
            try {
                service.close();
            } catch (IOException | RuntimeException e) {
                if (failure == null) {
                    failure = new IllegalStateException("A service did not stop cleanly.", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
