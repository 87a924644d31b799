package io.templaterunner.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolRecordsTest {

    /** As a release wrote it with Jackson 3. */
    private static final String WRITTEN_BEFORE = """
            {"users":[{"name":"u1","attributes":{"sub":"s1"},"status":"CONFIRMED","password":{"iterations":1000,\
            "salt":"00ff","hash":"0a"},"passwordExpires":null},{"name":"u2","attributes":{"email":"b@example.com"},\
            "status":"FORCE_CHANGE_PASSWORD","password":null,"passwordExpires":"2026-01-08T00:00:00Z"}],\
            "sessions":[{"tokenHash":"ab","username":"u1","clientId":"c","originId":"o",\
            "signedInAt":"2026-01-01T00:00:00.123456789Z","expires":"2026-01-31T00:00:00Z","revoked":false}]}""";

    @TempDir
    Path folder;

    @Test
    void fileOfAnEarlierVersion_shouldBeRead_andWrittenAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("users.json"), WRITTEN_BEFORE);

        PoolRecords records = PoolRecords.open(file);

        assertThat(records.state())
                .isEqualTo(new PoolState(
                        List.of(
                                new User(
                                        "u1",
                                        Map.of("sub", "s1"),
                                        User.Status.CONFIRMED,
                                        new PasswordHash(1000, "00ff", "0a"),
                                        null),
                                new User(
                                        "u2",
                                        Map.of("email", "b@example.com"),
                                        User.Status.FORCE_CHANGE_PASSWORD,
                                        null,
                                        Instant.parse("2026-01-08T00:00:00Z"))),
                        List.of(new Session(
                                "ab",
                                "u1",
                                "c",
                                "o",
                                Instant.parse("2026-01-01T00:00:00.123456789Z"),
                                Instant.parse("2026-01-31T00:00:00Z"),
                                false))));
        records.update(state -> state);
        assertThat(file).hasContent(WRITTEN_BEFORE);
    }

    @Test
    void memberOfALaterVersion_shouldBePassedOver() throws Exception {
        Path file = Files.writeString(
                folder.resolve("users.json"),
                WRITTEN_BEFORE.replace("\"revoked\"", "\"device\":\"phone\",\"revoked\""));

        assertThat(PoolRecords.open(file).state().sessions()).hasSize(1);
    }

    @Test
    void damagedFile_shouldBeToldOf_withWhatToDo() throws Exception {
        for (String damaged : List.of("{", WRITTEN_BEFORE + "{}")) {
            Path file = Files.writeString(folder.resolve("users.json"), damaged);

            assertThatThrownBy(() -> PoolRecords.open(file))
                    .as(damaged)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Move it away");
        }
    }
}
