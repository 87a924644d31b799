package io.contactsheet.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The password goes to the gallery itself, or to Amazon Cognito beside it, and nowhere else. */
class PasswordHostTest {

    @ParameterizedTest
    @CsvSource({
        "https://abc123.execute-api.eu-central-1.amazonaws.com/gallery, https://cognito-idp.eu-central-1.amazonaws.com/",
        "https://abc123.execute-api.us-gov-west-1.amazonaws.com/g, https://cognito-idp.us-gov-west-1.amazonaws.com",
        "https://abc123.execute-api.cn-north-1.amazonaws.com.cn/g, https://cognito-idp.cn-north-1.amazonaws.com.cn/",
        "https://ABC123.Execute-API.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-central-1.amazonaws.com:443/",
        "http://127.0.0.1:8080/gallery, http://127.0.0.1:8080/",
        "http://localhost:8080/gallery, http://localhost:8080/",
        "http://[::1]:8080/gallery, http://[::1]:8080/",
        "https://photos.example/gallery, https://photos.example:443/sign-in",
    })
    void galleryItself_andCognitoOfItsRegion_shouldBeSafe(URI gallery, URI endpoint) {
        assertThat(PasswordHost.isSafe(gallery, endpoint)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Another Region, partition, service or host.
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-west-1.amazonaws.com/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-central-1.amazonaws.com.cn/",
        "https://abc.execute-api.cn-north-1.amazonaws.com/g, https://cognito-idp.cn-north-1.amazonaws.com/",
        "https://abc.execute-api.eu-central-1.amazonaws.com.cn/g, https://cognito-idp.eu-central-1.amazonaws.com.cn/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://evil.example/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-central-1.amazonaws.com.evil.example/",
        "https://abc.execute-api.eu-central-1.amazonaws.com.evil.example/g, https://cognito-idp.eu-central-1.amazonaws.com/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://x@cognito-idp.eu-central-1.amazonaws.com/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-central-1.amazonaws.com:8443/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, http://cognito-idp.eu-central-1.amazonaws.com/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, http://127.0.0.1:9000/",
        "https://abc.execute-api.eu-central-1.amazonaws.com/g, https://127.0.0.1:9000/",
        "http://abc.execute-api.eu-central-1.amazonaws.com/g, https://cognito-idp.eu-central-1.amazonaws.com/",
        "https://photos.example/g, https://cognito-idp.eu-central-1.amazonaws.com/",
        // Another port or scheme of the same host, and plain HTTP over a network.
        "http://127.0.0.1:8080/g, http://127.0.0.1:9090/",
        "http://127.0.0.1:8080/g, https://127.0.0.1:8080/",
        "http://127.0.0.1:8080/g, http://localhost:8080/",
        "http://192.168.1.2/g, http://192.168.1.2/",
        "https://photos.example/g, http://photos.example/",
        "https://photos.example/g, mailto:me",
        "http://127.0.0.1.evil.example/g, http://127.0.0.1.evil.example/",
    })
    void anythingElse_shouldNotGetIt(URI gallery, URI endpoint) {
        assertThat(PasswordHost.isSafe(gallery, endpoint)).isFalse();
    }
}
