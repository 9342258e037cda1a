package io.dataflow.contract.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a broker is told when it asks for changes, as text: a line {@code registry latest}, then a line a change.
 *
 * @param registry which registry it is; where it is another than before, the changes of before mean nothing
 * @param latest the number of the registry's last change
 * @param changes in the order of their numbers; not all of them, where there are many
 */
public record CredentialChanges(String registry, long latest, List<CredentialChange> changes) {

    public CredentialChanges {
        if (registry.isBlank() || registry.contains(" ")) {
            throw new IllegalArgumentException("A registry's name is one word");
        }
        changes = List.copyOf(changes);
    }

    public String text() {
        return registry + " " + latest + "\n"
                + changes.stream().map(change -> change.line() + "\n").collect(Collectors.joining());
    }

    /** The ids of the devices that changed. */
    public Set<String> devices() {
        return changes.stream().map(change -> change.device().value()).collect(Collectors.toSet());
    }

    /** What a text spells; empty where it is not exactly of this form, so that nothing cut off or foreign is believed. */
    public static Optional<CredentialChanges> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !text.endsWith("\n")) {
            return Optional.empty();
        }
        List<CredentialChange> changes = lines.stream()
                .skip(1)
                .map(CredentialChange::parse)
                .flatMap(Optional::stream)
                .toList();
        return changes.size() == lines.size() - 1 ? withHead(lines.getFirst(), changes) : Optional.empty();
    }

    private static Optional<CredentialChanges> withHead(String head, List<CredentialChange> changes) {
        int space = head.indexOf(' ');
        if (space < 1) {
            return Optional.empty();
        }
        try {
            long latest = Long.parseLong(head.substring(space + 1));
            return Optional.of(new CredentialChanges(head.substring(0, space), latest, changes));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }
}
