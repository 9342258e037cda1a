package io.dataflow.quickstart.folder;

import io.dataflow.quickstart.CannotGoOn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to run the fleet of a folder. The operating system takes it back when the process that has it dies. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says who has it. */
    public static FolderLock take(DataFolder folder) {
        @Nullable FolderLock lock = tryTake(folder);
        if (lock == null) {
            throw new CannotGoOn("a fleet runs in %s already; ./dataflow status shows it, ./dataflow down stops it"
                    .formatted(folder.root()));
        }
        return lock;
    }

    /** Whether a launcher has the lock now. */
    public static boolean isTaken(DataFolder folder) {
        if (!folder.isOurs()) {
            return false;
        }
        try (@Nullable FolderLock lock = tryTake(folder)) {
            return lock == null;
        }
    }

    private static @Nullable FolderLock tryTake(DataFolder folder) {
        Path file = folder.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new CannotGoOn("can't lock %s: %s".formatted(file, e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CannotGoOn("can't unlock the data folder: " + e.getMessage());
        }
    }
}
