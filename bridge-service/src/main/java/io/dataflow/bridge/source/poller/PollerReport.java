package io.dataflow.bridge.source.poller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A poller as it is shown, without secrets.
 *
 * @param headers their names only
 * @param triedAt when the last fetch began
 * @param succeededAt when the last fetch began that brought readings, or that nothing changed
 * @param status that the server answered with last
 * @param nextAt when it is fetched next
 * @param problem of the last fetch, in words; empty if there was none
 * @param failures in a row
 * @param readings that buffer nodes got since it was added
 */
public record PollerReport(
        String url,
        String method,
        String body,
        List<String> headers,
        double everySeconds,
        String format,
        String pointer,
        String device,
        String deviceField,
        Optional<Instant> triedAt,
        Optional<Instant> succeededAt,
        Optional<Integer> status,
        Instant nextAt,
        String problem,
        int failures,
        long readings) {}
