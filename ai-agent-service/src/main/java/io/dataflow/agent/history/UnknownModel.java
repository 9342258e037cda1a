package io.dataflow.agent.history;

import io.dataflow.contract.Excerpt;
import java.util.List;

/** There is no model of that name. */
public final class UnknownModel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownModel(String asked, List<String> models) {
        super("There is no active model '%s'. Models: %s".formatted(Excerpt.of(asked), String.join(", ", models)));
    }
}
