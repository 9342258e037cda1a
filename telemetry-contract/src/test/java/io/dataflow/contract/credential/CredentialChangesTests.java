package io.dataflow.contract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialChangesTests {

    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void areReadAsTheyWereWritten() {
        CredentialChanges changes = new CredentialChanges(
                "registry-1",
                9,
                List.of(
                        new CredentialChange(7, new DeviceId("a"), new Standing.Valid(new KeyHash(HASH))),
                        new CredentialChange(8, new DeviceId("b:1"), new Standing.Revoked()),
                        new CredentialChange(9, new DeviceId("c@d"), new Standing.Removed())));

        assertThat(CredentialChanges.parse(changes.text())).contains(changes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "registry\n",
                "registry x\n",
                "registry 1",
                "registry 1\n1 a",
                "registry 1\n1 a revoke\n",
                "registry 1\n1 a revoked",
                "registry 1\n1 a/b revoked\n",
                "registry 1\n1 a revoked removed\n",
                "<html>502 Bad Gateway</html>\n",
            })
    void areNotReadFromAnythingElse(String text) {
        assertThat(CredentialChanges.parse(text)).isEmpty();
    }
}
