package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Registers devices and gives, changes and takes their keys. What it did counts at once here, and within a second elsewhere. */
@Service
public class Registry {

    private final CredentialRows credentials;
    private final Devices devices;
    private final KeyChecks checks;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    Registry(
            CredentialRows credentials,
            Devices devices,
            KeyChecks checks,
            TransactionOperations transaction,
            InstantSource clock) {
        this.credentials = credentials;
        this.devices = devices;
        this.checks = checks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Registers devices that were not registered before, all of them or none; that one was seen already doesn't matter.
     *
     * @param label what a person notes about them; may be empty
     */
    public Registration register(Set<DeviceId> wished, String label) {
        List<DeviceId> ordered =
                wished.stream().sorted(Comparator.comparing(DeviceId::value)).toList();
        Registration outcome = transaction.execute(status -> registerIn(ordered, label));
        checks.follow();
        return outcome == null ? new Registration.Taken(List.of()) : outcome;
    }

    private Registration registerIn(List<DeviceId> ordered, String label) {
        // Before it is looked up who is registered, because it makes others who register wait.
        long first = credentials.takeNumbers(ordered.size());
        Set<String> taken =
                credentials.registered(ordered.stream().map(DeviceId::value).toList());
        if (!taken.isEmpty()) {
            return new Registration.Taken(
                    taken.stream().sorted().map(DeviceId::new).toList());
        }
        List<IssuedKey> keys = ordered.stream().map(Registry::issue).toList();
        credentials.register(keys, now(), first);
        devices.add(ordered, label);
        return new Registration.Registered(keys);
    }

    private static IssuedKey issue(DeviceId device) {
        return new IssuedKey(device, DeviceKey.random());
    }

    /** Gives a registered device a new key in place of the one it had, which ends; empty where it is not registered. */
    public Optional<IssuedKey> rotate(DeviceId device) {
        IssuedKey issued = issue(device);
        return change(number -> credentials.rotate(issued, now(), number)) ? Optional.of(issued) : Optional.empty();
    }

    /** Takes a registered device's key; it stays registered, so that nobody else speaks for it. */
    public boolean revoke(DeviceId device) {
        return change(number -> credentials.revoke(device, now(), number));
    }

    /** Forgets a device, registered or only seen; false where it is unknown. Its readings stay. */
    public boolean remove(DeviceId device) {
        return change(number -> credentials.remove(device, number) | devices.remove(device));
    }

    private boolean change(LongPredicate act) {
        Boolean done = transaction.execute(status -> act.test(credentials.takeNumbers(1)));
        checks.follow();
        return Boolean.TRUE.equals(done);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
