package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.LogFile;
import io.dataflow.quickstart.folder.ProcessMark;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Keeps one member alive on a thread of its own: starts it, waits for its death, says so, starts it again. */
final class Keeper {

    private static final long ASK_EVERY_MILLIS = 150;
    private static final long SLOW_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long AFTER_SURPRISE_MILLIS = 1_000;
    private static final long LONGEST_START_MILLIS = 20_000;
    private static final long AFTER_INTERRUPT_MILLIS = 5_000;

    private final Member member;
    private final DataFolder folder;
    private final Console console;
    private final Clock clock;
    private final Consumer<String> giveUp;
    private final Deaths deaths = new Deaths();
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private long logBefore;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param giveUp told, on the keeper's thread, why the member won't be started again
     */
    Keeper(Member member, DataFolder folder, Console console, Clock clock, Consumer<String> giveUp) {
        this.member = member;
        this.folder = folder;
        this.console = console;
        this.clock = clock;
        this.giveUp = giveUp;
        this.thread =
                Thread.ofPlatform().name("keeper-" + member.name()).daemon().unstarted(this::keep);
    }

    /** Starts the member; the answer comes when it is ready for the first time and says how long that took. */
    CompletableFuture<Duration> start() {
        thread.start();
        return firstReady;
    }

    String name() {
        return member.name();
    }

    String purpose() {
        return member.purpose();
    }

    /** Stops the member for good and returns once it is gone; a start that is under way may take its time, but not for ever. */
    void stop() {
        stopping.countDown();
        member.stop();
        try {
            if (!thread.join(Duration.ofMillis(LONGEST_START_MILLIS))) {
                thread.interrupt();
                thread.join(AFTER_INTERRUPT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        member.stop();
        ProcessMark.find(folder, member.name()).ifPresent(mark -> mark.removeFrom(folder));
    }

    private void keep() {
        try {
            while (stopping.getCount() > 0 && runOnceWhateverHappens()) {
                // The member has died and is to be started again.
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one place that catches everything: no failure leaves the member without its keeper. */
    private boolean runOnceWhateverHappens() throws InterruptedException {
        try {
            return runOnce();
        } catch (RuntimeException e) {
            console.say(
                    "%s can't be kept running: %s; starting it again in 1 s",
                    member.name(), shortened(String.valueOf(e)));
            member.stop();
            return !stopping.await(AFTER_SURPRISE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean runOnce() throws InterruptedException {
        long started = System.nanoTime();
        logBefore = log().end();
        try {
            ProcessHandle process = member.start();
            ProcessMark.ofNew(member.name(), process).writeTo(folder);
            if (becomesReady(process, started)) {
                ready(process, Duration.ofNanos(System.nanoTime() - started));
                awaitEnd(process);
            }
        } catch (MemberFailed failure) {
            console.say("%s", failure.getMessage());
        }
        return stopping.getCount() > 0 && startsAgain();
    }

    private boolean becomesReady(ProcessHandle process, long started) throws InterruptedException {
        boolean said = false;
        while (process.isAlive() && !member.isReady()) {
            if (!said && System.nanoTime() - started > SLOW_NANOS) {
                console.say("%s is still starting; its log: %s", member.name(), log().path());
                said = true;
            }
            if (stopping.await(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return process.isAlive();
    }

    private void ready(ProcessHandle process, Duration took) {
        ProcessMark.of(member.name(), process).writeTo(folder);
        deaths.wasReady();
        if (!firstReady.complete(took)) {
            console.say("%s is back after %.1f s (process %d)", member.name(), took.toMillis() / 1000.0, process.pid());
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            while (process.isAlive()) {
                process.onExit().get(1, TimeUnit.DAYS);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("Can't watch process " + process.pid(), e);
        }
    }

    private boolean startsAgain() throws InterruptedException {
        String death = death();
        return switch (deaths.count(clock.instant())) {
            case Deaths.Verdict.StartAgain again -> {
                console.say(
                        "%s; starting it again in %.1f s", death, again.after().toMillis() / 1000.0);
                yield !stopping.await(again.after().toMillis(), TimeUnit.MILLISECONDS);
            }
            case Deaths.Verdict.GiveUp end -> {
                console.say("%s", death);
                giveUp.accept("%s %s".formatted(member.name(), end.why()));
                yield false;
            }
        };
    }

    private String death() {
        String code = member.exitCode().isPresent()
                ? " with exit code " + member.exitCode().getAsInt()
                : "";
        String lastWords = log().lastErrorSince(logBefore)
                .map(line -> ": " + shortened(line))
                .orElse("");
        return "%s died%s%s (log: %s)".formatted(member.name(), code, lastWords, log().path());
    }

    private LogFile log() {
        return new LogFile(folder.log(member.name()));
    }

    private static String shortened(String line) {
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
