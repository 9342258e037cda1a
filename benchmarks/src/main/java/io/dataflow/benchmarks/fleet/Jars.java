package io.dataflow.benchmarks.fleet;

import io.dataflow.benchmarks.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The jars that the build has made. A run works with copies, so that the next build can't pull them from under it. */
record Jars(Path project, Path copies) {

    /** From the project that we were built in. */
    static Jars ofThisProject(Path copies) {
        try {
            Path self = Path.of(Jars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (@Nullable Path folder = self; folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve("bridge-service").resolve("pom.xml"))) {
                    return new Jars(folder, copies);
                }
            }
            throw new CannotRun(self + " doesn't lie in the project, whose jars are needed");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The copy of a module's executable jar. */
    Path of(String module) {
        Path target = project.resolve(module).resolve("target");
        Path beside = target.resolve(module + "-exec.jar");
        Path built = Files.isRegularFile(beside) ? beside : target.resolve(module + ".jar");
        if (!Files.isRegularFile(built)) {
            throw new CannotRun("%s is missing; build it with ./mvnw package -Dmaven.test.skip=true".formatted(built));
        }
        Path folder = copies.resolve(module);
        if (!Files.exists(folder)) {
            extract(built, folder);
        }
        return folder.resolve(built.getFileName());
    }

    /** Takes it apart into a plain jar and its libraries, which starts faster, or copies it where it can't be. */
    private static void extract(Path jar, Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Process extracting = new ProcessBuilder(
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (extracting.waitFor() != 0) { // not every jar has the tools in it
                Files.createDirectories(folder);
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while taking apart " + jar, e);
        }
    }
}
