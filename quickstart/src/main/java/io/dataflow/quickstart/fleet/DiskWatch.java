package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says when the disk under the data folder is nearly full, and when it no longer is. */
public final class DiskWatch implements AutoCloseable {

    private static final long LOW_BYTES = 256L << 20;
    private static final long LOOK_EVERY_SECONDS = 5;

    private final DataFolder folder;
    private final Console console;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("disk-watch").daemon().factory());
    private boolean low;

    private DiskWatch(DataFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    public static DiskWatch start(DataFolder folder, Console console) {
        DiskWatch watch = new DiskWatch(folder, console);
        watch.clockwork.scheduleWithFixedDelay(watch::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        try {
            long free = Files.getFileStore(folder.root()).getUsableSpace();
            if (!low && free < LOW_BYTES) {
                console.say(
                        "The disk of %s is nearly full: %d MB are free. Nothing more is stored once it is full; make"
                                + " room",
                        folder.root(), free >> 20);
            } else if (low && free >= LOW_BYTES) {
                console.say("The disk of %s has room again: %d MB", folder.root(), free >> 20);
            }
            low = free < LOW_BYTES;
        } catch (IOException e) {
            console.say("Can't look at the disk of %s: %s", folder.root(), e.getMessage());
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
