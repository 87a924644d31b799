package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.contactsheet.lambda.json.Json;
import io.contactsheet.lambda.site.SiteBucket;
import io.contactsheet.lambda.site.SiteFiles;
import io.contactsheet.lambda.site.StackAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The custom resource that puts the web gallery's files into their bucket when a stack is made or updated, and removes
 * them when it is deleted.
 *
 * <p>Its properties: {@code Bucket}; {@code BasePath}, the path of the page's address with a slash at its end;
 * {@code Settings}, a map for the page, if there is one. It answers its stack always, whatever happens.
 */
public final class SitePublisher
        implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void>, AutoCloseable {

    private static final String ID = "site-of-";

    private final S3Client s3;

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
        StackAnswer answer = answer(request);
        log(request, answer, context);
        try {
            answer.send(request);
        } catch (IOException failed) {
            throw new IllegalStateException("The stack could not be answered: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The stack could not be answered in time.", stopped);
        }
        return null;
    }

    // An error is an answer too: without any, the stack would hang until its time is over.
    @SuppressWarnings("CatchingUnchecked")
    private StackAnswer answer(CloudFormationCustomResourceEvent request) {
        String id = Objects.requireNonNullElse(request.getPhysicalResourceId(), ID + "nothing");
        try {
            String bucket = Objects.toString(request.getResourceProperties().get("Bucket"), "");
            if (bucket.isEmpty()) {
                return new StackAnswer(false, "The property Bucket of the web gallery's files is missing.", id);
            }
            return perform(request, new SiteBucket(s3, bucket), id);
        } catch (Exception | LinkageError | OutOfMemoryError failed) {
            return new StackAnswer(false, "The web gallery's files: " + failed, id);
        }
    }

    private static StackAnswer perform(CloudFormationCustomResourceEvent request, SiteBucket bucket, String id)
            throws IOException {
        switch (request.getRequestType()) {
            case "Create", "Update" -> {
                SiteFiles site = site(request.getResourceProperties());
                bucket.publish(site);
                return new StackAnswer(true, "Published " + site.files().size() + " files.", ID + bucket.name());
            }
            case "Delete" -> {
                bucket.clear();
                return new StackAnswer(true, "Removed the files.", id);
            }
            default -> {
                return new StackAnswer(false, "A request of type " + request.getRequestType() + " is not known.", id);
            }
        }
    }

    private static SiteFiles site(Map<String, Object> properties) throws IOException {
        String basePath = Objects.toString(properties.get("BasePath"), "");
        Map<?, ?> settings = properties.get("Settings") instanceof Map<?, ?> map ? map : null;
        return SiteFiles.ofClassPath(SitePublisher.class.getClassLoader()).deployed(basePath, settings);
    }

    private static void log(CloudFormationCustomResourceEvent request, StackAnswer answer, Context context) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("request", request.getRequestType());
        line.put("resource", answer.physicalResourceId());
        line.put("outcome", answer.success() ? "success" : "failed");
        line.put("reason", answer.reason());
        context.getLogger().log(Json.of(line) + "\n");
    }

    @Override
    public void close() {
        s3.close();
    }
}
