package io.dataflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.ProcessMark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTests {

    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhichPortIsTakenWhoWantsItAndHowToMoveIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = run("up", "--data", data(), "--bridge-port", Integer.toString(taken.getLocalPort()));
            assertThat(code).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(taken.getLocalPort()), "bridge-service", "--bridge-port");
        }
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(run("status", "--data", data())).isEqualTo(3);
        assertThat(run("down", "--data", data())).isZero();
        assertThat(out.toString()).contains("No fleet runs in");
    }

    @Test
    void saysWhatAKilledLauncherLeftBehindAndStopsIt() throws IOException {
        Process bridge = new ProcessBuilder("sleep", "60").start();
        try {
            DataFolder folder = new DataFolder(Path.of(data()));
            folder.create();
            ProcessMark.ofNew("bridge", bridge.toHandle()).writeTo(folder);
            assertThat(run("status", "--data", data())).isEqualTo(1);
            assertThat(out.toString()).contains("left behind: bridge", "./dataflow down --data");
            assertThat(run("down", "--data", data())).isZero();
            assertThat(bridge.isAlive()).isFalse();
        } finally {
            bridge.destroyForcibly();
        }
    }

    @Test
    void refusesACountOfDevicesThatMakesNoSense() {
        assertThat(run("up", "--data", data(), "--devices", "-1")).isEqualTo(1);
        assertThat(err.toString()).contains("--devices");
    }

    @Test
    void knowsTheLogsThatThereAre() {
        assertThat(run("logs", "kettle", "--data", data())).isEqualTo(1);
        assertThat(err.toString()).contains("validation").contains("redis-2");
    }

    @Test
    void showsTheLogsOfAllProcessesWithTheirNames() throws IOException {
        assertThat(run("logs", "--data", data())).isEqualTo(1);
        assertThat(err.toString()).contains("no process has written a log");
        DataFolder folder = new DataFolder(Path.of(data()));
        folder.create();
        Files.createDirectories(folder.log("bridge").getParent());
        Files.writeString(folder.log("bridge"), "one\ntwo\n");
        Files.writeString(folder.log("validation"), "three\n");
        assertThat(run("logs", "-n", "1", "--data", data())).isZero();
        assertThat(out.toString().lines()).containsExactly("bridge     | two", "validation | three");
    }

    @Test
    void followsTheLogsOfAllProcesses() throws Exception {
        DataFolder folder = new DataFolder(Path.of(data()));
        folder.create();
        Files.createDirectories(folder.log("bridge").getParent());
        Files.writeString(folder.log("bridge"), "one\n");
        Thread following = Thread.ofPlatform().start(() -> run("logs", "-f", "--data", data()));
        await().until(() -> out.toString().contains("bridge     | one"));
        Files.writeString(folder.log("agent"), "two\n");
        Files.writeString(folder.log("bridge"), "three\n", StandardOpenOption.APPEND);
        await().until(() -> out.toString().contains("bridge     | three"));
        await().until(() -> out.toString().contains("agent      | two"));
        following.interrupt();
        assertThat(following.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void deletesNothingThatIsNotItsOwn() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");
        assertThat(run("reset", "--yes", "--data", temporary.toString())).isEqualTo(1);
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    private String data() {
        return temporary.resolve("data").toString();
    }

    private int run(String... arguments) {
        CommandLine commandLine = Launcher.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
