package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.site.SiteBucket;
import io.contactsheet.lambda.site.SiteFiles;
import io.contactsheet.lambda.stack.CustomResource;
import io.contactsheet.lambda.stack.StackAnswer;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The custom resource that puts the web gallery's files into their bucket when a stack is made or updated, and removes
 * them when it is deleted.
 *
 * <p>Its properties: {@code Bucket}; {@code BasePath}, the path of the page's address with a slash at its end;
 * {@code Settings}, a map for the page, if there is one.
 */
public final class SitePublisher
        implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void>, AutoCloseable {

    private static final String ID = "site-of-";

    private final S3Client s3;
    private final CustomResource site = new CustomResource("The web gallery's files", this::perform);

    /** Made by Lambda: the environment is that of the process. */
    public SitePublisher() {
        this(System.getenv());
    }

    /**
     * Made where several functions share a process.
     *
     * @param variables in the place of the process's environment
     */
    public SitePublisher(Map<String, String> variables) {
        this.s3 = S3Clients.of(new Environment(variables));
    }

    /**
     * Does what the stack asks for, and answers it.
     *
     * @throws IllegalStateException if the answer does not arrive, so that Lambda tries again
     */
    @Override
    public @Nullable Void handleRequest(CloudFormationCustomResourceEvent request, Context context) {
        site.handle(request, context);
        return null;
    }

    private StackAnswer perform(CloudFormationCustomResourceEvent request, String id) throws IOException {
        SiteBucket bucket = new SiteBucket(s3, CustomResource.required(request, "Bucket"));
        return switch (request.getRequestType()) {
            case "Create", "Update" -> {
                SiteFiles files = files(request.getResourceProperties());
                bucket.publish(files);
                yield new StackAnswer(true, "Published " + files.files().size() + " files.", ID + bucket.name());
            }
            case "Delete" -> {
                bucket.clear();
                yield new StackAnswer(true, "Removed the files.", id);
            }
            default -> throw CustomResource.unknown(request);
        };
    }

    private static SiteFiles files(Map<String, Object> properties) throws IOException {
        String basePath = Objects.toString(properties.get("BasePath"), "");
        Map<?, ?> settings = properties.get("Settings") instanceof Map<?, ?> map ? map : null;
        return SiteFiles.ofClassPath(SitePublisher.class.getClassLoader()).deployed(basePath, settings);
    }

    @Override
    public void close() {
        s3.close();
    }
}
