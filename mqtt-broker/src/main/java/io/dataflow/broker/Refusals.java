package io.dataflow.broker;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.credential.GuessBrake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who showed a wrong key: slowed down, and said in the log once a device and minute. Safe for use by any number of threads. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration SAID_EVERY = Duration.ofMinutes(1);
    private static final int MOST_SAID = 1_000;

    private final GuessBrake brake;
    private final InstantSource clock;
    private final Map<String, Instant> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_SAID;
        }
    };

    Refusals(InstantSource clock) {
        this.brake = new GuessBrake(clock);
        this.clock = clock;
    }

    /** Whether so many wrong keys came that the next is not even looked at. */
    boolean tooSoon(String address, String username) {
        return !brake.wait(address, username).isZero();
    }

    void wrong(String address, String username) {
        brake.wrong(address, username);
        say(username, "showed a wrong key; the page Devices gives it a new one", address);
    }

    /** Somebody showed no credential where one is needed. */
    void without(String address) {
        say("Somebody", "showed no credential; devices need one here", address);
    }

    /** Somebody wanted the client id of another. */
    void otherClientId(String address, String username, String clientId) {
        say(username, "wanted the client id " + Excerpt.of(clientId) + ", which is another's", address);
    }

    private void say(String who, String what, String address) {
        if (isToBeSaid(who)) {
            LOG.warn("{} at {} {}; refused. This is said once a minute", Excerpt.of(who), address, what);
        }
    }

    void right(String address, String username) {
        brake.forget(address, username);
    }

    /** Devices have new keys: what they showed before doesn't count. */
    void forget(Set<String> usernames) {
        brake.forget(usernames);
    }

    private synchronized boolean isToBeSaid(String username) {
        Instant now = clock.instant();
        Instant before = said.get(username);
        if (before != null && before.plus(SAID_EVERY).isAfter(now)) {
            return false;
        }
        said.remove(username);
        said.put(username, now);
        return true;
    }
}
