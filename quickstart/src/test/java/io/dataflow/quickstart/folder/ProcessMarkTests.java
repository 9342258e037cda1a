package io.dataflow.quickstart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTests {

    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void createFolder() {
        folder = new DataFolder(temporary.resolve("data"));
        folder.create();
    }

    @Test
    void findsTheProcessThatWasWrittenDown() {
        ProcessMark.of("bridge", ProcessHandle.current()).writeTo(folder);
        assertThat(ProcessMark.find(folder, "bridge").flatMap(ProcessMark::process))
                .contains(ProcessHandle.current());
    }

    @Test
    void isNotFooledByALaterProcessWithTheSameNumber() {
        ProcessMark current = ProcessMark.of("bridge", ProcessHandle.current());
        ProcessMark earlier =
                new ProcessMark("bridge", current.pid(), Instant.parse("2001-01-01T00:00:00Z"), current.program());
        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void isNotFooledByAnotherProgram() {
        ProcessMark current = ProcessMark.of("bridge", ProcessHandle.current());
        assertThat(new ProcessMark("bridge", current.pid(), current.started(), "/bin/cat").process())
                .isEmpty();
    }
}
