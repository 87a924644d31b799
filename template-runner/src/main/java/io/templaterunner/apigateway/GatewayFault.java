package io.templaterunner.apigateway;

/** The request ends here: API Gateway answers it itself. The message is for the log, not for the client. */
final class GatewayFault extends Exception {

    private static final long serialVersionUID = 1;

    private final GatewayResponseType type;
    private final String answer;

    /**
     * @param answer the message in the answer's body
     * @param detail what the client is not told
     */
    private GatewayFault(GatewayResponseType type, String answer, String detail) {
        super(detail, null, false, false);
        this.type = type;
        this.answer = answer;
    }

    static GatewayFault of(GatewayResponseType type, String answer) {
        return new GatewayFault(type, answer, answer);
    }

    /** The API is set up wrongly, which shows only now: 500. */
    static GatewayFault configuration(String detail) {
        return new GatewayFault(
                GatewayResponseType.API_CONFIGURATION_ERROR,
                "Internal server error",
                "Execution failed due to configuration error: " + detail);
    }

    GatewayResponseType type() {
        return type;
    }

    String answer() {
        return answer;
    }
}
