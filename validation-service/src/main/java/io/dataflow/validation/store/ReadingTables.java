package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.ModelTables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the models' tables, and partitions ahead of the days that need them; each step can be run twice, or twice at once. */
@Component
class ReadingTables implements ModelTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingTables.class);
    private static final int DAYS_BACK = 7;
    private static final int DAYS_AHEAD = 14;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ReadingTables(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void prepare(DataModel model) {
        LocalDate today = today();
        jdbc.execute(ReadingTableDdl.create(model, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD)));
        Set<String> columns = columns(model.table());
        model.fields().stream()
                .filter(field -> !columns.contains(field.column().value().toLowerCase(Locale.ROOT)))
                .forEach(field -> addColumn(model, field));
        makeDaysAhead(model.table());
    }

    /** Gives the coming days partitions of their own where they have none. */
    void makeDaysAhead(String table) {
        LocalDate today = today();
        Set<String> existing = partitions(table);
        List<LocalDate> missing = missingDays(existing, today, today.plusDays(DAYS_AHEAD));
        if (missing.isEmpty()) {
            return;
        }
        try {
            jdbc.execute(ReadingTableDdl.addDays(table, missing));
            LOG.info("Table {} has partitions up to {}", table, missing.getLast());
        } catch (DataAccessException e) {
            if (!missingDays(partitions(table), today, today.plusDays(DAYS_AHEAD))
                    .isEmpty()) {
                throw e;
            }
            LOG.debug("Another instance made the partitions of {}", table, e);
        }
    }

    /** The days after the newest partition; a day before it can't be split off any more, and lies in the one after it. */
    static List<LocalDate> missingDays(Set<String> existing, LocalDate today, LocalDate last) {
        LocalDate first = today;
        for (LocalDate day = last; !day.isBefore(today); day = day.minusDays(1)) {
            if (existing.contains(ReadingTableDdl.partitionName(day))) {
                first = day.plusDays(1);
                break;
            }
        }
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1)).toList();
    }

    private void addColumn(DataModel model, Field field) {
        try {
            jdbc.execute(ReadingTableDdl.addColumn(model, field));
            LOG.info("Table {} has the new column {}", model.table(), field.column());
        } catch (DataAccessException e) {
            if (!columns(model.table()).contains(field.column().value().toLowerCase(Locale.ROOT))) {
                throw e;
            }
            LOG.debug("Another instance added {}.{}", model.table(), field.column(), e);
        }
    }

    private Set<String> columns(String table) {
        Stream<String> names = jdbc
                .queryForList(
                        "SELECT LOWER(column_name) FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND table_name = ?",
                        String.class,
                        table)
                .stream();
        return names.collect(Collectors.toSet());
    }

    private Set<String> partitions(String table) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT partition_name FROM information_schema.partitions"
                        + " WHERE table_schema = DATABASE() AND table_name = ? AND partition_name IS NOT NULL",
                String.class,
                table));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
