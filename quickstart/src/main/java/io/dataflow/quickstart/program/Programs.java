package io.dataflow.quickstart.program;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The services' programs in a data folder, brought up to date from the build when they are asked for. */
public final class Programs {

    private final Path project;
    private final Path folder;

    /**
     * @param project the folder that the modules are in
     */
    public Programs(Path project, DataFolder data) {
        this.project = project;
        this.folder = data.of("programs");
    }

    /** The jar that runs a module, for example {@code bridge-service}. */
    public Path of(String module) {
        Path built = builtJar(module);
        if (!Files.isRegularFile(built)) {
            throw new CannotGoOn(
                    "%s isn't built: %s is missing; build it with ./mvnw package -DskipTests".formatted(module, built));
        }
        Path program = folder.resolve(module).resolve(module + ".jar");
        Path stamp = folder.resolve(module).resolve("unpacked-from");
        try {
            // Reproducible jars all carry the same date: only their content tells them apart.
            String version = built + " " + ExecutableJar.checksum(built);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(version)) {
                Files.deleteIfExists(stamp);
                new ExecutableJar(built).unpack(program, folder.resolve("lib"));
                Files.writeString(stamp, version);
            }
            return program;
        } catch (IOException e) {
            throw new CannotGoOn("can't unpack %s to %s: %s".formatted(built, folder, e.getMessage()));
        }
    }

    /** A module whose plain jar others depend on keeps that name for it; the executable one is beside it. */
    private Path builtJar(String module) {
        Path target = project.resolve(module).resolve("target");
        Path beside = target.resolve(module + "-exec.jar");
        return Files.isRegularFile(beside) ? beside : target.resolve(module + ".jar");
    }
}
