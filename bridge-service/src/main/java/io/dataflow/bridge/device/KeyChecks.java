package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.GuessBrake;
import io.dataflow.contract.credential.KnownCredentials;
import io.dataflow.contract.credential.Standing;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells whether a key is a device's, out of a copy of all hashes in memory: readings are taken while the database is away too, and a
 * key costs no query. The copy follows the table twice a second, and at once where this bridge made the change.
 */
@Component
public class KeyChecks implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(KeyChecks.class);
    private static final int AT_ONCE = 10_000;

    private final CredentialRows rows;
    private final KnownCredentials known = new KnownCredentials();
    private final GuessBrake brake;
    private boolean failing;

    KeyChecks(CredentialRows rows, InstantSource clock) {
        this.rows = rows;
        this.brake = new GuessBrake(clock);
    }

    /** What a check found out. */
    public sealed interface Outcome {

        /** The key is the device's. */
        record Right(DeviceId device) implements Outcome {}

        /** It is not, or there is no such device, or it has no key any more: which of them is nobody's business. */
        record Wrong() implements Outcome {}

        /** So many wrong keys came before that this one was not looked at. */
        record TooSoon(Duration retryAfter) implements Outcome {}
    }

    /**
     * Looks at a key that somebody shows.
     *
     * @param address where from
     * @param name whose it is said to be
     */
    public Outcome check(String address, String name, String key) {
        Duration wait = brake.wait(address, name);
        if (!wait.isZero()) {
            return new Outcome.TooSoon(wait);
        }
        if (DeviceId.parse(name)
                .filter(device -> isOf(device, new DeviceKey(key)))
                .isPresent()) {
            brake.forget(address, name);
            return new Outcome.Right(new DeviceId(name));
        }
        brake.wrong(address, name);
        return new Outcome.Wrong();
    }

    private boolean isOf(DeviceId device, DeviceKey shown) {
        return known.of(device).orElse(null) instanceof Standing.Valid valid
                && valid.hash().isOf(shown);
    }

    /** Whether a device is registered and has a key. */
    public boolean hasKey(DeviceId device) {
        return known.of(device).orElse(null) instanceof Standing.Valid;
    }

    /** Changes for a broker that keeps a copy of its own. */
    public CredentialChanges changesAfter(long number) {
        return rows.after(number, AT_ONCE);
    }

    @Override
    public void afterPropertiesSet() {
        follow();
    }

    /** Takes over what has changed where it can be read; a change that can't be is taken over as soon as it can. */
    @Scheduled(fixedDelay = 500)
    void follow() {
        try {
            refresh();
            failing = false;
        } catch (DataAccessException e) {
            if (!failing) {
                log.warn(
                        "Device keys can't be read ({}); those known so far go on counting, tried again every 0.5 s",
                        e.getMessage());
            }
            failing = true;
        }
    }

    private synchronized void refresh() {
        boolean more = true;
        while (more) {
            CredentialChanges changes = rows.after(known.askAfter(), AT_ONCE);
            brake.forget(changes.devices());
            more = known.apply(changes);
        }
    }
}
