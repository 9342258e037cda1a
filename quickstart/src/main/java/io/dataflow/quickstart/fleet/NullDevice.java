package io.dataflow.quickstart.fleet;

import java.io.File;

/** The file that has nothing in it. */
final class NullDevice {

    private NullDevice() {}

    static File file() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
