package io.templaterunner.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who signed a request: Signature Version 4, in the Authorization header, of a request without a query.
 *
 * @param callers those there are, by the ids of their keys
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">How a request
 *     is signed</a>
 */
record SignatureCheck(Map<String, Caller> callers) {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/((\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request), ?"
                    + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(15);

    /**
     * The caller who signed it.
     *
     * @param path as it was sent
     * @throws ServiceFault if nobody known did, or not just now
     */
    Caller caller(String method, String path, HttpFields headers, byte[] body, Instant now) throws ServiceFault {
        Caller caller = claimant(headers);
        Matcher signed = authorization(headers);
        String time = text(headers.get("X-Amz-Date"));
        checkTime(time, signed.group(3), now);
        List<String> names = Arrays.asList(signed.group(6).split(";"));
        String request = method + "\n" + encoded(path) + "\n\n"
                + names.stream()
                        .map(name -> name + ":" + values(headers, name) + "\n")
                        .collect(Collectors.joining())
                + "\n" + signed.group(6) + "\n" + hash(body);
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + signed.group(2) + "\n" + hash(request.getBytes(UTF_8));
        byte[] key = ("AWS4" + caller.key().secret()).getBytes(UTF_8);
        for (String part : signed.group(2).split("/")) {
            key = hmac(key, part);
        }
        byte[] given = HexFormat.of().parseHex(signed.group(7));
        if (!names.contains("host")
                || !names.contains("x-amz-date")
                || !MessageDigest.isEqual(hmac(key, toSign), given)) {
            throw new ServiceFault(
                    403,
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided.");
        }
        return caller;
    }

    /**
     * Whose key a request names. That is known before its body, which is not read for anybody else.
     *
     * @throws ServiceFault if it names none, or nobody's
     */
    Caller claimant(HttpFields headers) throws ServiceFault {
        Caller caller = callers.get(authorization(headers).group(1));
        if (caller == null) {
            throw new ServiceFault(
                    403, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        return caller;
    }

    private static Matcher authorization(HttpFields headers) throws ServiceFault {
        Matcher signed = AUTHORIZATION.matcher(text(headers.get("Authorization")));
        if (!signed.matches()) {
            throw new ServiceFault(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return signed;
    }

    /** The path as it was sent, and encoded once more: only S3 signs it as it was sent. */
    private static String encoded(String path) {
        return path.replace("%", "%25").replace(":", "%3A");
    }

    private static void checkTime(String time, String day, Instant now) throws ServiceFault {
        try {
            Instant at = TIME.parse(time, Instant::from);
            if (time.startsWith(day) && Duration.between(at, now).abs().compareTo(SKEW) <= 0) {
                return;
            }
        } catch (DateTimeParseException malformed) {
            // Refused below, as another time is.
        }
        throw new ServiceFault(403, "InvalidSignatureException", "Signature expired, or not yet current: " + time);
    }

    private static String values(HttpFields headers, String name) {
        return headers.getValuesList(name).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
