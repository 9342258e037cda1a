package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A node's intake at work, by a thread of its own. */
record NodeWork(NodeAddress address, NodeIntake intake, Thread thread) {

    static NodeWork begin(NodeAddress address, NodeIntake intake) {
        Thread thread =
                Thread.ofPlatform().name("intake-" + intake.buffer().name()).start(intake);
        return new NodeWork(address, intake, thread);
    }

    /** Ends it after the claim in hand; doesn't wait for that. */
    void end() {
        intake.stop();
        LockSupport.unpark(thread);
    }

    boolean goesOn() {
        return thread.isAlive();
    }

    /** Waits for its end until this nanosecond. */
    void awaitEnd(long deadline) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
