package io.dataflow.dashboard.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service that could not be asked.
 *
 * @param service its name as people read it
 * @param detail what failed and what happens next
 */
public record Outage(String service, String detail) {

    /** What becomes of readings while the service is away. */
    @JsonProperty
    public String meanwhile() {
        return service.startsWith("Bridge")
                ? "Readings stay with the broker until it is back."
                : "Readings go on being taken in and wait in the buffer.";
    }

    /** The services behind the answers that are missing, each once. */
    public static List<Outage> among(Answer<?>... answers) {
        Map<String, Outage> byService = new LinkedHashMap<>();
        for (Answer<?> answer : answers) {
            answer.missing().ifPresent(outage -> byService.putIfAbsent(outage.service(), outage));
        }
        return List.copyOf(byService.values());
    }
}
