package io.dataflow.quickstart;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The folder that the modules are in, found from where this program was loaded from. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /** The folder above {@code quickstart/target/…}, whatever folder the command was called from. */
    public static Path find() {
        try {
            Path program = Path.of(ProjectFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path module = program.getParent().getParent();
            return module.getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A code source that is no file", e);
        }
    }
}
