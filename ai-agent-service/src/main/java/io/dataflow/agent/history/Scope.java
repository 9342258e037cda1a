package io.dataflow.agent.history;

import java.util.Optional;

/**
 * Which readings a summary is about.
 *
 * @param model one data model, or empty for all
 * @param device one device, or empty for all
 */
public record Scope(Optional<String> model, Optional<String> device) {

    public static final Scope EVERYTHING = new Scope(Optional.empty(), Optional.empty());

    /** Whether no reading is left out. */
    public boolean isEverything() {
        return model.isEmpty() && device.isEmpty();
    }
}
