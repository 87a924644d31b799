package io.contactsheet.benchmarks.coldstart;

import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of a Lambda function, as the template and Lambda set them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime environment
 *     variables</a>
 */
final class FunctionEnvironment {

    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("_HANDLER", "io.contactsheet.lambda.ThumbnailHandler::handleRequest"),
            Map.entry("LAMBDA_TASK_ROOT", "/nonexistent"),
            Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "thumbnails"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/thumbnails"),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/23/[$LATEST]0"),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            Map.entry("AWS_REGION", "eu-central-1"),
            Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "loopback"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "loopback"),
            Map.entry("AWS_SESSION_TOKEN", "loopback"),
            Map.entry("THUMBNAILS_BUCKET", OnePhotoStorage.THUMBNAILS),
            Map.entry("THUMBNAIL_SIZE", "150"));

    private FunctionEnvironment() {}

    /**
     * The variables of one process.
     *
     * @param runtimeApi host and port of the Runtime API
     * @param storage the URL of what stands in for S3
     */
    static Map<String, String> variables(String runtimeApi, String storage) {
        Map<String, String> variables = new TreeMap<>(ALWAYS);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_ENDPOINT_URL_S3", storage);
        return variables;
    }
}
