package io.dataflow.quickstart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir
    Path temporary;

    @Test
    void findsTheLastLineThatTellsOfAnError() throws IOException {
        LogFile log = log("INFO fine\nERROR broken: port taken\n\tat some.Frame\nINFO bye\n");
        assertThat(log.lastErrorSince(0)).contains("ERROR broken: port taken");
    }

    @Test
    void forgetsTheErrorsOfAnEarlierRun() throws IOException {
        LogFile log = log("ERROR long ago\n");
        assertThat(log.lastErrorSince(log.end())).isEmpty();
    }

    @Test
    void hasNothingToSayWhereNothingWasWritten() {
        LogFile log = new LogFile(temporary.resolve("none.log"));
        assertThat(log.end()).isZero();
        assertThat(log.lastErrorSince(0)).isEmpty();
    }

    @Test
    void givesTheLastLinesOnly() throws IOException {
        assertThat(log("1\n2\n3\n").last(2)).containsExactly("2", "3");
    }

    @Test
    void handsOutWholeLinesAsTheyAreWrittenAndBeginsAnewWhenTheFileDoes() throws IOException {
        LogFile log = log("1\n2\nhal");
        LogTail tail = new LogTail(log);
        assertThat(tail.lines()).containsExactly("1", "2");
        assertThat(tail.lines()).isEmpty();
        Files.writeString(log.path(), "f\n4\n", StandardOpenOption.APPEND);
        assertThat(tail.lines()).containsExactly("half", "4");
        Files.writeString(log.path(), "anew\n");
        assertThat(tail.lines()).containsExactly("anew");
    }

    @Test
    void putsALargeLogAside() throws IOException {
        LogFile log = log("x".repeat(10_000_001));
        log.rotate();
        assertThat(log.path()).doesNotExist();
        assertThat(temporary.resolve("service.log.1")).exists();
    }

    private LogFile log(String text) throws IOException {
        return new LogFile(Files.writeString(temporary.resolve("service.log"), text));
    }
}
