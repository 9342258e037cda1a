package io.dataflow.quickstart.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.quickstart.CannotGoOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    Path temporary;

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");
        DataFolder folder = new DataFolder(temporary);
        assertThatThrownBy(folder::create).isInstanceOf(CannotGoOn.class).hasMessageContaining("--data");
        assertThatThrownBy(folder::delete).isInstanceOf(CannotGoOn.class);
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void deletesWhatItMade() throws IOException {
        DataFolder folder = new DataFolder(temporary.resolve("data with spaces"));
        folder.create();
        Files.writeString(folder.logs().resolve("bridge.log"), "line");
        folder.delete();
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void belongsToOneLauncherAtATime() {
        DataFolder folder = new DataFolder(temporary.resolve("data"));
        folder.create();
        assertThat(FolderLock.isTaken(folder)).isFalse();
        FolderLock lock = FolderLock.take(folder);
        lock.close();
        assertThat(FolderLock.isTaken(folder)).isFalse();
    }
}
