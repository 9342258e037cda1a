package io.dataflow.contract.credential;

import io.dataflow.contract.DeviceId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A copy of how every registered device stands, brought up to date by changes. One thread changes it, any number ask. A registry that
 * has been replaced by another one, or by an older state of itself, is taken over from its beginning, and until all of that is there,
 * what was known goes on counting.
 */
public final class KnownCredentials {

    private volatile Map<DeviceId, Standing> standings = new ConcurrentHashMap<>();
    private volatile String registry = "";
    private volatile long number;
    private int replacements;
    private Map<DeviceId, Standing> newer = new ConcurrentHashMap<>();
    private String newerRegistry = "";
    private long newerNumber;

    /** How a device stands; empty where it is not registered. */
    public Optional<Standing> of(DeviceId device) {
        return Optional.ofNullable(standings.get(device));
    }

    /** The registry that this is a copy of; empty where nothing is known yet. */
    public String registry() {
        return registry;
    }

    /** The number of the last change that is known. */
    public long number() {
        return number;
    }

    public int size() {
        return standings.size();
    }

    /** How often everything that was known has been replaced at once. */
    public int replacements() {
        return replacements;
    }

    /** Whether another registry is being taken over, of which not all is there yet. */
    public boolean isReplacing() {
        return !newerRegistry.isEmpty();
    }

    /** All that is known, as if it had changed with the last change. */
    public CredentialChanges everything() {
        return new CredentialChanges(
                registry,
                number,
                standings.entrySet().stream()
                        .map(entry -> new CredentialChange(number, entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** The number of the last change that need not be asked for again. */
    public long askAfter() {
        return newerRegistry.isEmpty() ? number : newerNumber;
    }

    /**
     * Takes changes over that were asked for with {@link #askAfter()}.
     *
     * @return whether there may be more to ask for at once
     */
    public boolean apply(CredentialChanges changes) {
        return isContinued(changes) ? continueWith(changes) : replaceWith(changes);
    }

    private boolean isContinued(CredentialChanges changes) {
        return newerRegistry.isEmpty() && changes.registry().equals(registry) && changes.latest() >= number;
    }

    private boolean continueWith(CredentialChanges changes) {
        changes.changes().forEach(change -> put(standings, change));
        number = lastOf(changes.changes(), number);
        return number < changes.latest() && !changes.changes().isEmpty();
    }

    private boolean replaceWith(CredentialChanges changes) {
        if (!newerRegistry.equals(changes.registry()) || changes.latest() < newerNumber) {
            boolean asked = askAfter() == 0;
            newer = new ConcurrentHashMap<>();
            newerRegistry = changes.registry();
            newerNumber = 0;
            if (!asked) {
                return true;
            }
        }
        changes.changes().forEach(change -> put(newer, change));
        newerNumber = lastOf(changes.changes(), newerNumber);
        if (newerNumber < changes.latest() && !changes.changes().isEmpty()) {
            return true;
        }
        standings = newer;
        registry = newerRegistry;
        number = newerNumber;
        replacements++;
        newer = new ConcurrentHashMap<>();
        newerRegistry = "";
        return false;
    }

    private static long lastOf(Collection<CredentialChange> changes, long before) {
        return changes.stream().mapToLong(CredentialChange::number).reduce(before, Math::max);
    }

    private static void put(Map<DeviceId, Standing> into, CredentialChange change) {
        switch (change.standing()) {
            case Standing.Removed removed -> into.remove(change.device());
            case Standing.Valid valid -> into.put(change.device(), valid);
            case Standing.Revoked revoked -> into.put(change.device(), revoked);
        }
    }
}
