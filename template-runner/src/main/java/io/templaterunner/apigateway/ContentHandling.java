package io.templaterunner.apigateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What becomes of a payload on its way through the API, by whether its type is one of the binary media types.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">
 *     Content type conversions in API Gateway</a>
 */
enum ContentHandling {
    /** Nothing is said: the payload stays what the media types make it. */
    NONE,
    /** The payload is to be bytes. */
    CONVERT_TO_BINARY,
    /** The payload is to be text. */
    CONVERT_TO_TEXT;

    /**
     * @param binaryType whether the Content-Type is a binary media type
     * @throws GatewayFault if text that should be Base64 is not
     */
    byte[] request(byte[] payload, boolean binaryType) throws GatewayFault {
        return switch (this) {
            case NONE -> binaryType ? payload : asText(payload);
            case CONVERT_TO_BINARY -> binaryType ? payload : decoded(payload);
            case CONVERT_TO_TEXT -> binaryType ? encoded(payload) : asText(payload);
        };
    }

    /**
     * @param binaryType whether the integration's Content-Type is a binary media type
     * @param binaryAccepted whether the first entry of the client's Accept header is one
     * @throws GatewayFault if text that should be Base64 is not
     */
    byte[] response(byte[] payload, boolean binaryType, boolean binaryAccepted) throws GatewayFault {
        return switch (this) {
            case NONE -> {
                if (binaryType) {
                    yield binaryAccepted ? payload : encoded(payload);
                }
                yield binaryAccepted ? decoded(payload) : asText(payload);
            }
            case CONVERT_TO_BINARY -> binaryType ? payload : decoded(payload);
            case CONVERT_TO_TEXT -> binaryType ? encoded(payload) : asText(payload);
        };
    }

    /** Bytes that are not UTF-8 become U+FFFD, and cannot be brought back. */
    private static byte[] asText(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(byte[] payload) {
        return Base64.getEncoder().encode(payload);
    }

    private static byte[] decoded(byte[] payload) throws GatewayFault {
        try {
            return Base64.getDecoder().decode(payload);
        } catch (IllegalArgumentException _) {
            throw GatewayFault.configuration(
                    "Unable to base64 decode the body: it is not Base64, and the binary media types or contentHandling"
                            + " say that it should be");
        }
    }
}
