package io.dataflow.dashboard.live;

import io.dataflow.contract.query.LatestReading;
import java.time.Instant;
import java.util.List;

/** Devices that have a newer reading than before. */
record ReadingsChanged(Instant at, List<LatestReading> readings) {

    ReadingsChanged {
        readings = List.copyOf(readings);
    }
}
