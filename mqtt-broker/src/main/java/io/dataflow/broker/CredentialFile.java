package io.dataflow.broker;

import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of all devices' keys on the disk, so that devices can connect while no bridge answers: what each answer of the bridge
 * said, one after the other. A line that was cut off by the broker's death is asked for again.
 */
final class CredentialFile {

    private static final String NAME = "device-credentials";

    private final Path file;
    private final Path next;

    CredentialFile(Path folder) {
        this.file = folder.resolve(NAME);
        this.next = folder.resolve(NAME + ".new");
    }

    /** What is known; empty where nothing is. Writes it down again without what was replaced since. */
    Optional<CredentialChanges> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> whole =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        Map<String, CredentialChange> latest = new LinkedHashMap<>();
        long number = 0;
        for (String line : whole.subList(1, whole.size())) {
            Optional<CredentialChange> change = CredentialChange.parse(line);
            if (change.isEmpty()) {
                break;
            }
            latest.remove(change.get().device().value());
            latest.put(change.get().device().value(), change.get());
            number = Math.max(number, change.get().number());
        }
        CredentialChanges known =
                new CredentialChanges(whole.getFirst().split(" ", -1)[0], number, List.copyOf(latest.values()));
        replace(known);
        return Optional.of(known);
    }

    /** Begins anew with the changes of another registry. */
    void replace(CredentialChanges changes) throws IOException {
        Files.deleteIfExists(next);
        Files.createFile(next, OwnerOnly.attributes(next));
        Files.writeString(next, changes.text(), StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Adds changes of the same registry. */
    void add(List<CredentialChange> changes) throws IOException {
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append(change.line()).append('\n'));
        Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
