package io.dataflow.quickstart.fleet;

import java.util.OptionalInt;

/** A server or service of the fleet: how it is started, asked and stopped. One thread at a time calls these. */
interface Member {

    /** Its name in commands, logs and files, for example {@code bridge}. */
    String name();

    /** What it does, in a few words. */
    String purpose();

    /** Starts the process and returns it; it may not be ready yet. */
    ProcessHandle start() throws MemberFailed;

    /** Whether it does its work now. Called again and again until it says yes. */
    boolean isReady();

    /** Stops the process: kindly, and by force after a while. Does nothing if it doesn't run. */
    void stop();

    /** The exit code of the process that ended last, where it is known. */
    OptionalInt exitCode();
}
