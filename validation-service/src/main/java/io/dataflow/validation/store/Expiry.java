package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes what is older than a model keeps it: first it says so, then go the readings, and last the rollups a minute. */
@Component
class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final Horizons horizons;
    private final TableCatalog catalog;
    private final ReadingExpiry readings;
    private final RollupExpiry rollups;

    Expiry(Horizons horizons, TableCatalog catalog, ReadingExpiry readings, RollupExpiry rollups) {
        this.horizons = horizons;
        this.catalog = catalog;
        this.readings = readings;
        this.rollups = rollups;
    }

    /** Removes what lies before a horizon. */
    void remove(DataModel model, Horizon horizon) {
        if (horizon.equals(Horizon.OF_ALL) || !catalog.exists(model.table())) {
            return;
        }
        horizons.raise(model, horizon);
        if (horizon.readings().isAfter(Instant.EPOCH)) {
            readings.removeBefore(model, horizon.readings());
        }
        if (!horizon.minutes().isAfter(Instant.EPOCH)) {
            return;
        }
        long minutes = rollups.removeMinutesBefore(model, horizon.minutes());
        if (minutes > 0) {
            LOG.info(
                    "{} rollups a minute of model {} from before {} are gone",
                    minutes,
                    model.name(),
                    horizon.minutes());
        }
    }
}
