package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RefusedBodyTest {

    /** Or the sender, who is still writing, meets a broken connection instead of the refusal. */
    @Test
    void bodyThatIsBuffered_shouldBeReadToItsEnd() throws IOException {
        InputStream sent = new ByteArrayInputStream(new byte[1_000_001]);
        InputStream body = new BufferedInputStream(sent, 64);
        assertThat(body.read()).isZero();

        RefusedBody.drain(body);

        assertThat(sent.available()).isZero();
    }

    @Test
    void bodyThatBreaksOff_shouldLeaveTheRefusalAsTheAnswer() {
        InputStream body = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };

        assertThatCode(() -> RefusedBody.drain(body)).doesNotThrowAnyException();
    }
}
