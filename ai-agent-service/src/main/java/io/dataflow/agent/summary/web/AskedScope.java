package io.dataflow.agent.summary.web;

import io.dataflow.agent.history.Scope;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import java.util.Optional;

/** Reads which readings a request asks for. */
public final class AskedScope {

    private AskedScope() {}

    /** @throws IllegalArgumentException in words that tell the sender what to write */
    public static Scope of(Optional<String> model, Optional<String> device) {
        return new Scope(
                given(model).map(text -> new ModelName(text).value()),
                given(device).map(text -> new DeviceId(text).value()));
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.map(String::strip).filter(text -> !text.isEmpty());
    }
}
