package io.dataflow.benchmarks.fleet;

/** A process of the fleet that can be broken and mended. Safe to use from several threads; one act at a time. */
public interface Member {

    /** What people know it by, such as {@code bridge-1}. */
    String name();

    Role role();

    long pid();

    boolean isAlive();

    /** Ends it at once, as a power cut would (SIGKILL), and waits until it is gone. */
    void kill();

    /** Lets it hang (SIGSTOP): connections stay open and nothing answers. */
    void pause();

    /** Lets it go on (SIGCONT). */
    void resume();

    /** Ends it in order. */
    void stop();

    /** Ends it in order where it runs, starts it, and waits until it answers. */
    void restart();
}
