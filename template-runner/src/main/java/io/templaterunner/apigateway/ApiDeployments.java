package io.templaterunner.apigateway;

/** The deployments of REST APIs, as API Gateway's service makes and deletes them. */
public interface ApiDeployments {

    /** The ARN of a path of the service, by which policies name it. */
    String arn(String path);

    /** A deployment is refused. */
    final class Refusal extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean missing;

        /** @param missing whether that is because the API or the deployment is not there */
        public Refusal(boolean missing, String message) {
            super(message);
            this.missing = missing;
        }

        boolean missing() {
            return missing;
        }
    }

    /**
     * Takes a snapshot of an API.
     *
     * @param api its id
     * @return the deployment's id
     * @throws Refusal if there is no such API, or it has no methods
     */
    String create(String api) throws Refusal;

    /**
     * Deletes a deployment.
     *
     * @throws Refusal if it is not there, or a stage serves it
     */
    void delete(String api, String deployment) throws Refusal;
}
