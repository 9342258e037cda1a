package io.dataflow.validation.notice;

import io.dataflow.contract.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Decides of which refusals a device is told: of a few at once, and then of one from time to time. The others are counted, so that the
 * next notice can say how many they were. It knows so many devices that had one lately; of others it forgets the count. Safe for use by
 * any number of threads.
 */
final class NoticeLimits {

    private static final int MOST_DEVICES = 20_000;

    private final Duration every;
    private final Duration ahead;
    private final Map<DeviceId, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, Account> eldest) {
            return size() > MOST_DEVICES;
        }
    };

    /**
     * @param burst at once
     * @param every until there may be one more
     */
    NoticeLimits(int burst, Duration every) {
        this.every = every;
        this.ahead = every.multipliedBy(burst);
    }

    /** How many refusals were left out before this one, if the device may be told of it; else this one is left out, too. */
    synchronized OptionalLong ask(DeviceId device, Instant now) {
        Account account = accounts.getOrDefault(device, new Account(now, 0));
        Instant paidUntil = later(now, account.paidUntil()).plus(every);
        if (paidUntil.isAfter(now.plus(ahead))) {
            accounts.put(device, new Account(earlier(account.paidUntil(), now.plus(ahead)), account.leftOut() + 1));
            return OptionalLong.empty();
        }
        accounts.put(device, new Account(paidUntil, 0));
        return OptionalLong.of(account.leftOut());
    }

    /** The device was not told after all. */
    synchronized void leftOut(DeviceId device, long refusals) {
        accounts.computeIfPresent(
                device, (id, account) -> new Account(account.paidUntil(), account.leftOut() + refusals));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A clock that was put back must not silence a device for longer than it was told ahead. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What a device has had.
     *
     * @param paidUntil if it were told evenly, it would have had all of it by then
     */
    private record Account(Instant paidUntil, long leftOut) {}
}
