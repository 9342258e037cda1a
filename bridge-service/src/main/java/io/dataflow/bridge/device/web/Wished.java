package io.dataflow.bridge.device.web;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request wishes, and says what is wrong with it. */
final class Wished {

    private static final int MOST_AT_ONCE = 10_000;
    private static final int MOST_VIOLATIONS = 20;
    private static final int LONGEST_LABEL = 200;

    private Wished() {}

    static DeviceId device(String pointer, @Nullable String text) {
        return DeviceId.parse(text == null ? "" : text)
                .orElseThrow(
                        () -> Problem.invalid("The device was not registered.", List.of(noDeviceId(pointer, text))));
    }

    /** A device in an address; one that can't exist is as unknown as any other. */
    static DeviceId inPath(String text) {
        return DeviceId.parse(text)
                .orElseThrow(() -> Problem.notFound(
                        "No such device", "'" + Excerpt.of(text) + "' is no device id: it has " + DeviceId.RULE + "."));
    }

    static Set<DeviceId> devices(@Nullable List<@Nullable String> texts) {
        if (texts == null || texts.isEmpty() || texts.size() > MOST_AT_ONCE) {
            throw Problem.invalid(
                    "No device was registered.",
                    List.of(new Violation(
                            "/devices",
                            String.valueOf(texts == null ? 0 : texts.size()),
                            "must be 1 to " + MOST_AT_ONCE + " device ids",
                            "Send a list of ids, in several parts if there are more.")));
        }
        Set<DeviceId> devices = new LinkedHashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Optional<DeviceId> device = DeviceId.parse(text == null ? "" : text);
            device.ifPresent(devices::add);
            if (device.isEmpty() && violations.size() < MOST_VIOLATIONS) {
                violations.add(noDeviceId("/devices/" + i, text));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid("No device was registered.", violations);
        }
        return devices;
    }

    static String label(@Nullable String text) {
        String label = text == null ? "" : text.strip();
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    "Nothing was changed.",
                    List.of(new Violation(
                            "/label",
                            label,
                            "must be at most " + LONGEST_LABEL + " characters on one line",
                            "Write less, or leave it empty.")));
        }
        return label;
    }

    private static Violation noDeviceId(String pointer, @Nullable String text) {
        return new Violation(
                pointer, text == null ? "" : text, "must be " + DeviceId.RULE, "Send an id like sensor_001.");
    }
}
