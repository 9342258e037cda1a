package io.dataflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script as it lies in a fresh clone: nothing is built. */
class ScriptTests {

    @TempDir
    Path temporary;

    private Path script;

    @BeforeEach
    void copyIntoAFreshFolder() throws IOException {
        assumeThat(File.separatorChar).isEqualTo('/');
        Path clone = Files.createDirectories(temporary.resolve("a clone with späces"));
        Path project = ProjectFolder.find();
        script = Files.copy(project.resolve("dataflow"), clone.resolve("dataflow"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(project.resolve("pom.xml"), clone.resolve("pom.xml"));
    }

    @Test
    void saysWhichCommandsThereAreWithoutBuilding() throws Exception {
        Run run = run(Map.of(), "--help");
        assertThat(run.code()).isZero();
        Launcher.commandLine()
                .getSubcommands()
                .keySet()
                .forEach(command -> assertThat(run.output()).contains("  " + command + " "));
        assertThat(run.output()).contains("  test ");
    }

    @Test
    void saysThatNothingRunsWithoutBuilding() throws Exception {
        Run run = run(Map.of("LC_ALL", "C"), "status");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.output()).contains("./dataflow up");
    }

    @Test
    void knowsItsVersionWithoutBuilding() throws Exception {
        assertThat(run(Map.of(), "--version").output()).startsWith("DataFlow 0.");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), script);
        Run run = run(Map.of(), link, "--version");
        assertThat(run.output()).startsWith("DataFlow 0.");
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(environment, script, arguments);
    }

    private Run run(Map<String, String> environment, Path called, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", called.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private record Run(int code, String output) {}
}
