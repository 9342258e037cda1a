package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.local.ServerUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries out strikes, each on a thread of its own, one at a time on the same process. */
final class Striker {

    private static final int MOST_STARTS = 3;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Fleet fleet;
    private final Timeline timeline;
    private final Set<String> struck = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    Striker(Fleet fleet, Timeline timeline) {
        this.fleet = fleet;
        this.timeline = timeline;
    }

    /** Begins a strike; where its victim still suffers from another one, the next of its kind is the victim. */
    void strike(Strike strike) {
        List<Member> candidates = fleet.members(strike.role());
        for (int i = 0; i < candidates.size(); i++) {
            Member victim = candidates.get((strike.which() + i) % candidates.size());
            if (struck.add(victim.name())) {
                threads.add(Thread.ofVirtual().start(() -> carryOut(strike, victim)));
                return;
            }
        }
    }

    /** Takes these for the caller, who strikes them himself and gives them back; waits for what is under way. */
    void take(List<Member> victims) throws InterruptedException {
        for (Member victim : victims) {
            while (!struck.add(victim.name())) {
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }

    /** Ends what {@link #take} began. */
    void giveBack(List<Member> victims) {
        victims.forEach(victim -> struck.remove(victim.name()));
    }

    /** Waits until the last strike is over. */
    void await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Processes that ended without having been told to. */
    void lookForDeaths() {
        for (Member member : fleet.members()) {
            if (struck.add(member.name())) {
                try {
                    reviveIfDead(member);
                } finally {
                    struck.remove(member.name());
                }
            }
        }
    }

    /** What no strike explains. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void reviveIfDead(Member member) {
        if (!member.isAlive()) {
            failures.add(member.name() + " ended by itself");
            timeline.add(member.name() + " ENDED BY ITSELF; starting it again");
            member.restart();
        }
    }

    private void carryOut(Strike strike, Member victim) {
        try {
            switch (strike.act()) {
                case KILL -> kill(victim, strike.lasts());
                case PAUSE -> pause(victim, strike.lasts());
                case RESTART -> restart(victim);
            }
        } catch (ServerUnavailable e) {
            failures.add(e.getMessage());
            timeline.add("FAILED: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            struck.remove(victim.name());
        }
    }

    private void kill(Member victim, Duration away) throws InterruptedException {
        timeline.add("kill -9 " + victim.name() + ", away for " + away.toMillis() + " ms");
        victim.kill();
        Thread.sleep(away);
        bringBack(victim);
        timeline.add(victim.name() + " is back");
    }

    private void pause(Member victim, Duration pause) throws InterruptedException {
        timeline.add("pause " + victim.name() + " for " + pause.toMillis() + " ms");
        victim.pause();
        try {
            Thread.sleep(pause);
        } finally {
            victim.resume();
        }
        timeline.add(victim.name() + " goes on");
    }

    private void restart(Member victim) {
        timeline.add("restart " + victim.name());
        bringBack(victim);
        timeline.add(victim.name() + " is back");
    }

    /** What it needs may be struck while it starts; then it may give up, and whoever runs it starts it again. */
    private void bringBack(Member victim) {
        for (int tried = 1; tried < MOST_STARTS; tried++) {
            try {
                victim.restart();
                return;
            } catch (ServerUnavailable e) {
                timeline.add("could not start, so it is started again: " + e.getMessage());
            }
        }
        victim.restart();
    }
}
