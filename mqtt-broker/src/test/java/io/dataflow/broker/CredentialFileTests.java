package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTests {

    private static final CredentialChange FIRST = change(1, "a", new Standing.Revoked());
    private static final CredentialChange SECOND =
            change(2, "b", new Standing.Valid(DeviceKey.random().hash()));
    private static final CredentialChange THIRD = change(3, "a", new Standing.Removed());

    @TempDir
    private Path folder;

    @Test
    void isEmptyAtFirst() throws IOException {
        assertThat(new CredentialFile(folder).read()).isEmpty();
    }

    @Test
    void givesBackTheLastOfEachDevice() throws IOException {
        CredentialFile file = new CredentialFile(folder);
        file.replace(new CredentialChanges("r", 1, List.of(FIRST)));
        file.add(List.of(SECOND, THIRD));

        assertThat(new CredentialFile(folder).read()).contains(new CredentialChanges("r", 3, List.of(SECOND, THIRD)));
        assertThat(Files.readAllLines(folder.resolve("device-credentials"))).hasSize(3);
    }

    @Test
    void leavesOutWhatWasCutOff() throws IOException {
        CredentialFile file = new CredentialFile(folder);
        file.replace(new CredentialChanges("r", 1, List.of(FIRST)));
        file.add(List.of(SECOND));
        Files.writeString(folder.resolve("device-credentials"), "3 a rem", StandardOpenOption.APPEND);

        assertThat(new CredentialFile(folder).read()).contains(new CredentialChanges("r", 2, List.of(FIRST, SECOND)));
    }

    private static CredentialChange change(long number, String device, Standing standing) {
        return new CredentialChange(number, new DeviceId(device), standing);
    }
}
