package io.dataflow.bridge.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.util.unit.DataSize;

/**
 * The memory that readings may take up from when they come in until they are settled. Who waits for some goes before who only
 * asks. Safe for use by any number of threads.
 */
public final class Room {

    /** What a reading takes up besides its bytes. */
    private static final long EACH = 1024;

    private static final int SCARCE_BELOW = 4;

    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private long free;
    private int waiting;

    public Room(DataSize capacity) {
        this.capacity = capacity.toBytes();
        this.free = this.capacity;
    }

    /** Space for a reading of so many bytes, if there is some and nobody waits for it; answers at once. */
    public Optional<Space> tryTake(long bytes) {
        long needed = needed(bytes);
        lock.lock();
        try {
            return waiting == 0 && free >= needed ? Optional.of(taken(needed)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Space for a reading of so many bytes, if there is some by then. */
    public Optional<Space> take(long bytes, Duration longestWait) throws InterruptedException {
        long needed = needed(bytes);
        lock.lockInterruptibly();
        waiting++;
        try {
            return awaitFree(needed, longestWait) ? Optional.of(taken(needed)) : Optional.empty();
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Waits until it is not {@link #scarce} any more, at most so long; takes nothing. */
    public void awaitPlenty(Duration longestWait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitFree(capacity / SCARCE_BELOW, longestWait);
        } finally {
            lock.unlock();
        }
    }

    /** Whether less than a quarter is free: time to bring in no more than has come already. */
    public boolean scarce() {
        return free() < capacity / SCARCE_BELOW;
    }

    /** Whether more than half of it is taken. */
    public boolean halfTaken() {
        return free() < capacity / 2;
    }

    /** In bytes. */
    public long taken() {
        return capacity - free();
    }

    private boolean awaitFree(long needed, Duration longestWait) throws InterruptedException {
        long nanos = longestWait.toNanos();
        while (free < needed && nanos > 0) {
            nanos = freed.awaitNanos(nanos);
        }
        return free >= needed;
    }

    /** What is larger than all of it would wait for ever, so it gets all of it. */
    private long needed(long bytes) {
        return Math.min(bytes + EACH, capacity);
    }

    private Space taken(long needed) {
        free -= needed;
        return new Space(this, needed);
    }

    private long free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(long bytes) {
        lock.lock();
        try {
            free += bytes;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
