package io.dataflow.quickstart.command;

import io.dataflow.quickstart.ProjectFolder;
import io.dataflow.quickstart.folder.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which fleet is meant: each has a data folder of its own. */
final class FolderOption {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Where the fleet keeps its data, logs and secrets (data in the project's folder unless given).")
    private @Nullable Path data;

    DataFolder folder() {
        return new DataFolder(data == null ? ProjectFolder.find().resolve("data") : data);
    }

    /** The option as it has to be repeated for other commands that mean the same fleet, with a space before it. */
    String repeated() {
        return data == null ? "" : " --data " + data;
    }
}
