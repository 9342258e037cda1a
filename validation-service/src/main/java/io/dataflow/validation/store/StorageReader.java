package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the models' tables take, from what the database knows of them anyway; no table is read through. */
@Component
public class StorageReader {

    private static final int DAYS_OF_GROWTH = 7;

    private final StoredModels models;
    private final TableCatalog catalog;
    private final Horizons horizons;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    StorageReader(StoredModels models, TableCatalog catalog, Horizons horizons, JdbcTemplate jdbc, Clock clock) {
        this.models = models;
        this.catalog = catalog;
        this.horizons = horizons;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The tables of all models that have one, by name. */
    public List<TableReport> read() {
        return models.all().stream()
                .filter(model -> catalog.exists(model.table()))
                .map(this::read)
                .toList();
    }

    private TableReport read(DataModel model) {
        List<Partition> partitions = catalog.partitions(model.table());
        List<Optional<Instant>> ends = ends(model);
        Horizon horizon = horizons.of(model);
        Retention retention = model.retention();
        return new TableReport(
                model.name().value(),
                model.table(),
                sum(partitions, Partition::rows),
                sum(partitions, Partition::dataBytes),
                sum(partitions, Partition::indexBytes),
                ends.getFirst(),
                ends.getLast(),
                retention.days(),
                retention.minuteDays(),
                Optional.of(horizon.readings()).filter(Instant.EPOCH::isBefore),
                Optional.of(horizon.minutes()).filter(Instant.EPOCH::isBefore),
                median(partitions, Partition::rows),
                median(partitions, partition -> partition.dataBytes() + partition.indexBytes()),
                nextDrop(partitions, retention),
                partitions.stream().map(StorageReader::day).toList());
    }

    private List<Optional<Instant>> ends(DataModel model) {
        return jdbc.query(
                        "SELECT MIN(ts) AS oldest, MAX(ts) AS newest FROM `" + model.table() + "`",
                        (row, number) -> List.of(
                                Optional.ofNullable(row.getObject("oldest", LocalDateTime.class))
                                        .map(time -> time.toInstant(ZoneOffset.UTC)),
                                Optional.ofNullable(row.getObject("newest", LocalDateTime.class))
                                        .map(time -> time.toInstant(ZoneOffset.UTC))))
                .getFirst();
    }

    private static TableReport.Day day(Partition partition) {
        return new TableReport.Day(
                partition.name(), partition.day(), partition.rows(), partition.dataBytes() + partition.indexBytes());
    }

    /** Empty tables take some space too, so what a day takes is told by the days that have readings. */
    private long median(List<Partition> partitions, ToLongFunction<Partition> of) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Long> days = partitions.stream()
                .filter(partition -> partition.day().filter(today::isAfter).isPresent())
                .filter(partition -> partition
                        .day()
                        .filter(today.minusDays(DAYS_OF_GROWTH + 1L)::isBefore)
                        .isPresent())
                .filter(partition -> partition.rows() > 0)
                .map(of::applyAsLong)
                .sorted()
                .toList();
        return days.isEmpty() ? 0 : days.get(days.size() / 2);
    }

    private static Optional<Instant> nextDrop(List<Partition> partitions, Retention retention) {
        if (retention.days().isEmpty()) {
            return Optional.empty();
        }
        Duration kept = Duration.ofDays(retention.days().getAsInt())
                .plus(Upkeep.ON_THE_WAY)
                .plus(Upkeep.PAST_THE_HOUR);
        return partitions.stream()
                .filter(partition -> partition.day().isPresent())
                .flatMap(partition -> partition.until().stream())
                .findFirst()
                .map(end -> end.atStartOfDay(ZoneOffset.UTC).toInstant().plus(kept));
    }

    private static long sum(List<Partition> partitions, ToLongFunction<Partition> of) {
        return partitions.stream().mapToLong(of).sum();
    }
}
