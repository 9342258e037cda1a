package io.dataflow.quickstart;

import io.dataflow.quickstart.folder.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where libraries inside the launcher write what they have to say: a file, not between the lines that a person reads. */
public final class LauncherLog {

    private static final String LINE = "%1$tFT%1$tT.%1$tL %4$-7s %3$s : %5$s%6$s%n";

    private LauncherLog() {}

    public static void writeTo(Path file) {
        new LogFile(file).rotate();
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        // Every lost connection is a stack trace at this client; the devices tell it in a line of their own.
        Logger.getLogger("org.eclipse.paho").setLevel(Level.OFF);
        try {
            Handler handler = new FileHandler(file.toString().replace("%", "%%"), true);
            handler.setFormatter(new SimpleFormatter());
            root.addHandler(handler);
        } catch (IOException e) {
            throw new CannotGoOn("can't write %s: %s".formatted(file, e.getMessage()));
        }
    }
}
