package io.dataflow.dashboard.live;

import io.dataflow.dashboard.fleet.Outage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can't be asked at the moment.
 *
 * @param outages the services that do not answer, each once; nothing newer is known from them
 */
record Outages(Instant at, List<Outage> outages) {

    Outages {
        Map<String, Outage> byService = new LinkedHashMap<>();
        outages.forEach(outage -> byService.putIfAbsent(outage.service(), outage));
        outages = List.copyOf(byService.values());
    }
}
