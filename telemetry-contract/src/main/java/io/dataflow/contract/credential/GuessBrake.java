package io.dataflow.contract.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who shows wrong keys: after a few, the next is not even looked at for a while that doubles. It counts for an address and
 * a name together, so that a stranger elsewhere can't lock a device out. From an address that tries very many names, each has one
 * wrong key free instead of a few, but a right one is always looked at: a whole site, or a load balancer, may stand behind an address.
 * Counts are in memory, bounded, and forgotten after ten minutes without a wrong key. Safe for use by any number of threads.
 */
public final class GuessBrake {

    private static final int FREE = 10;
    private static final int FREE_FOR_ADDRESS = 500;
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 20_000;
    private static final String ANY = "";

    private final InstantSource clock;
    private final Map<Guesser, Wrong> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guesser, Wrong> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public GuessBrake(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait before the next key of this name from this address is looked at; zero if not at all. */
    public synchronized Duration wait(String address, String name) {
        Wrong all = wrong.get(new Guesser(address, ANY));
        boolean busy = all != null && all.count() >= FREE_FOR_ADDRESS && !isForgotten(all);
        return remaining(wrong.get(new Guesser(address, name)), busy ? 1 : FREE);
    }

    /** Counts a wrong key. */
    public synchronized void wrong(String address, String name) {
        count(new Guesser(address, name));
        count(new Guesser(address, ANY));
    }

    /** Forgets the wrong keys of names that have a new key now. */
    public synchronized void forget(Set<String> names) {
        if (!wrong.isEmpty() && !names.isEmpty()) {
            wrong.keySet().removeIf(guesser -> names.contains(guesser.name()));
        }
    }

    /** Forgets the wrong keys of a name from one address, which has shown the right one. */
    public synchronized void forget(String address, String name) {
        wrong.remove(new Guesser(address, name));
    }

    private Duration remaining(@Nullable Wrong so, int free) {
        if (so == null || so.count() < free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(so.count() - free, MOST_DOUBLINGS));
        Instant until = so.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Duration remaining = Duration.between(clock.instant(), until);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private boolean isForgotten(Wrong so) {
        return so.last().plus(FORGOTTEN_AFTER).isBefore(clock.instant());
    }

    private void count(Guesser guesser) {
        Instant now = clock.instant();
        Wrong before = wrong.remove(guesser);
        boolean forgotten =
                before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now);
        wrong.put(guesser, new Wrong(forgotten ? 1 : before.count() + 1, now));
    }

    private record Guesser(String address, String name) {}

    private record Wrong(int count, Instant last) {}
}
