package io.templaterunner.apigateway;

/**
 * A limit of a stage.
 *
 * @param resource the path that it is for, or {@code /*} for all
 * @param method the method that it is for, or {@code *} for all
 * @param rate requests a second, for long
 * @param burst requests at once
 */
public record StageThrottling(String resource, String method, double rate, int burst) {

    /** Whether it is for all methods. */
    public boolean isDefault() {
        return resource.equals("/*") && method.equals("*");
    }

    boolean covers(Method covered) {
        return (resource.equals("/*") || resource.equals(covered.resource()))
                && (method.equals("*") || method.equals(covered.name()));
    }
}
