package io.dataflow.quickstart.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.Ports;
import io.dataflow.quickstart.ProjectFolder;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.ProcessMark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fleet that was started from the jars of the build, as a person starts it, on free ports and in a folder of its own. */
final class RunningFleet {

    private static final Duration READY_WITHIN = Duration.ofMinutes(6);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);
    private static final Pattern PASSWORD = Pattern.compile("Password +(\\S+)");

    private final Process launcher;
    private final DataFolder folder;
    private final Path output;
    private final Map<Panel, Integer> ports;
    private final int mqttPort;

    /** What has a page to look at. */
    enum Panel {
        BRIDGE("--bridge-port"),
        VALIDATION("--validation-port"),
        AGENT("--agent-port"),
        DASHBOARD("--dashboard-port");

        private final String option;

        Panel(String option) {
            this.option = option;
        }
    }

    private RunningFleet(Process launcher, DataFolder folder, Path output, Map<Panel, Integer> ports, int mqttPort) {
        this.launcher = launcher;
        this.folder = folder;
        this.output = output;
        this.ports = ports;
        this.mqttPort = mqttPort;
    }

    /** Starts it without simulated devices and returns when it says that it runs. */
    static RunningFleet start() throws IOException {
        Path target = ProjectFolder.find().resolve("quickstart").resolve("target");
        DataFolder folder = new DataFolder(target.resolve("end to end").resolve("data"));
        if (folder.isOurs()) {
            folder.delete();
        }
        Path output = target.resolve("end-to-end.log");
        Map<Panel, Integer> ports = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) {
            ports.put(panel, Ports.free());
        }
        int mqttPort = Ports.free();
        Process launcher = new ProcessBuilder(command(target.resolve("quickstart.jar"), folder, ports, mqttPort))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        RunningFleet fleet = new RunningFleet(launcher, folder, output, ports, mqttPort);
        fleet.awaitReady();
        return fleet;
    }

    private static List<String> command(Path jar, DataFolder folder, Map<Panel, Integer> ports, int mqttPort) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                jar.toString()));
        command.addAll(List.of("up", "--no-devices", "--data", folder.root().toString()));
        ports.forEach((panel, port) -> command.addAll(List.of(panel.option, port.toString())));
        command.addAll(List.of("--mqtt-port", Integer.toString(mqttPort)));
        for (String option : List.of("--database-port", "--redis-1-port", "--redis-2-port")) {
            command.addAll(List.of(option, Integer.toString(Ports.free())));
        }
        return command;
    }

    private void awaitReady() {
        await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertThat(launcher.isAlive()).as(said()).isTrue();
            return said().contains("DataFlow runs");
        });
    }

    /** All that the launcher has printed. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    String adminPassword() {
        Matcher matcher = PASSWORD.matcher(said());
        assertThat(matcher.find()).as(said()).isTrue();
        return matcher.group(1);
    }

    URI panel(Panel panel) {
        return URI.create("http://127.0.0.1:" + ports.get(panel));
    }

    URI mqtt() {
        return URI.create("tcp://127.0.0.1:" + mqttPort);
    }

    /** The process that a member is now. */
    ProcessHandle process(String member) {
        return ProcessMark.find(folder, member)
                .flatMap(ProcessMark::process)
                .orElseThrow(() -> new AssertionError(member + " doesn't run. " + said()));
    }

    /** Kills a member as {@code kill -9} does and returns when it is gone. */
    void kill(String member) {
        ProcessHandle process = process(member);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Everything that belongs to the fleet and runs, but for the launcher. */
    List<ProcessHandle> members() {
        return launcher.descendants().toList();
    }

    /** Asks the launcher to end, as Ctrl-C does, and returns when it has. */
    void terminate() throws InterruptedException {
        launcher.destroy();
        assertThat(launcher.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
    }

    /** Ends what is left of it. */
    void tearDown() throws InterruptedException {
        if (launcher.isAlive()) {
            terminate();
        }
    }
}
