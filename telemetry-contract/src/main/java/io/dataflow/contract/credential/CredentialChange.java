package io.dataflow.contract.credential;

import io.dataflow.contract.DeviceId;
import java.util.Optional;

/**
 * A device's standing since a change; written {@code number device hash}, where {@code revoked} or {@code removed} may stand for
 * the hash.
 *
 * @param number of the change, counted over all devices; a later one of the same device replaces an earlier one
 */
public record CredentialChange(long number, DeviceId device, Standing standing) {

    private static final String REVOKED = "revoked";
    private static final String REMOVED = "removed";
    private static final int PARTS = 3;

    /** As one line, without its end. */
    public String line() {
        String standingWord = switch (standing) {
            case Standing.Valid valid -> valid.hash().hex();
            case Standing.Revoked revoked -> REVOKED;
            case Standing.Removed removed -> REMOVED;
        };
        return number + " " + device + " " + standingWord;
    }

    /** The change that a line spells, or empty where it spells none. */
    public static Optional<CredentialChange> parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CredentialChange(Long.parseLong(parts[0]), new DeviceId(parts[1]), standing(parts[2])));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Standing standing(String word) {
        return switch (word) {
            case REVOKED -> new Standing.Revoked();
            case REMOVED -> new Standing.Removed();
            default -> new Standing.Valid(new KeyHash(word));
        };
    }
}
