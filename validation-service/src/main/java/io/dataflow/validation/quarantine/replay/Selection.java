package io.dataflow.validation.quarantine.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.validation.quarantine.QuarantineFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which refused readings something is done to: those with certain ids, or all that a filter means.
 *
 * @param ids as the API shows them; absent where there is a filter
 * @param filter absent where there are ids
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Selection(
        @Nullable List<String> ids, @Nullable QuarantineFilter filter) {

    /** At most so many can be named one by one. */
    public static final int MOST_IDS = 1_000;

    public Selection {
        ids = ids == null ? null : List.copyOf(ids.stream().distinct().toList());
    }
}
