package io.dataflow.quickstart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void createFolder() {
        folder = new DataFolder(temporary.resolve("data"));
        folder.create();
    }

    @Test
    void areMadeOnceAndKept() {
        Secrets first = Secrets.of(folder);
        Secrets second = Secrets.of(folder);
        assertThat(second.database()).isEqualTo(first.database()).hasSize(20);
        assertThat(second.signingKey()).isEqualTo(first.signingKey());
        assertThat(second.redis("redis-1")).isNotEqualTo(second.redis("redis-2"));
        assertThat(Base64.getDecoder().decode(first.signingKey())).hasSize(32);
    }

    @Test
    void canBeReadByTheirOwnerOnly() throws IOException {
        Secrets.of(folder);
        Path file = folder.secrets();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void forgetTheAdminsPasswordOnceItWasShown() throws IOException {
        Secrets secrets = Secrets.of(folder);
        String password = secrets.firstAdminPassword().orElseThrow();
        secrets.adminPasswordWasShown();
        assertThat(Secrets.of(folder).firstAdminPassword()).isEmpty();
        assertThat(Files.readString(folder.secrets())).doesNotContain(password);
    }
}
