package io.dataflow.platform.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. Its events wait in a short queue that a thread of its own writes out, so that it holds up nobody else. */
final class Subscriber {

    private static final int LONGEST_QUEUE = 64;
    private static final long NO_TIMEOUT = 0;

    private final SseEmitter emitter;
    private final BlockingQueue<LiveEvent> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Optional<String> sessionId;
    private final Consumer<Subscriber> whenEnded;
    private final Thread writer;

    Subscriber(Optional<String> sessionId, Consumer<Subscriber> whenEnded) {
        this(new SseEmitter(NO_TIMEOUT), sessionId, whenEnded);
    }

    Subscriber(SseEmitter emitter, Optional<String> sessionId, Consumer<Subscriber> whenEnded) {
        this.emitter = emitter;
        this.sessionId = sessionId;
        this.whenEnded = whenEnded;
        this.writer = Thread.ofVirtual().name("live-writer").unstarted(this::write);
    }

    SseEmitter start() {
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(failure -> end());
        writer.start();
        return emitter;
    }

    /** The login session that the page was opened in; empty for a program with a token of its own. */
    Optional<String> sessionId() {
        return sessionId;
    }

    /** Hands over an event without ever waiting; a page that lags too far behind is let go and will connect again. */
    void offer(LiveEvent event) {
        if (!waiting.offer(event)) {
            end();
        }
    }

    void end() {
        if (open.compareAndSet(true, false)) {
            whenEnded.accept(this);
            writer.interrupt();
            // It waits for an event that is being written, and whoever publishes must not.
            Thread.ofVirtual().name("live-end").start(emitter::complete);
        }
    }

    private void write() {
        try {
            while (open.get()) {
                waiting.take().sendTo(emitter);
            }
        } catch (IOException | IllegalStateException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
