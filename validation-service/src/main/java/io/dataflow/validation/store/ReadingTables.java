package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.ModelTables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes the models' tables, changes them as the models change, and makes partitions ahead of the days that need them. Each step can be
 * run twice, or twice at once, or end half way; none makes those who store or read wait for longer than a moment.
 *
 * <p>Years that are imported later lie together in the partition before the first day: they are found by device and time as fast as
 * others, but go row by row. Ten years of days (3,650 partitions) make storing and asking for a device no slower; what is asked
 * of all time together takes a second more, and changing the table a second or two.
 */
@Component
class ReadingTables implements ModelTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingTables.class);
    private static final int DAYS_BACK = 7;
    private static final int DAYS_AHEAD = 14;

    private final TableCatalog catalog;
    private final OnlineDdl ddl;
    private final Clock clock;

    ReadingTables(TableCatalog catalog, OnlineDdl ddl, Clock clock) {
        this.catalog = catalog;
        this.ddl = ddl;
        this.clock = clock;
    }

    @Override
    public void prepare(DataModel model) {
        String table = model.table();
        if (!catalog.exists(table)) {
            LocalDate today = today();
            ddl.run(table, ReadingTableDdl.create(model, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD)));
        }
        change(table, "new columns", () -> ReadingTableDdl.addColumns(model, catalog.columns(table)));
        change(table, "wider columns", () -> ReadingTableDdl.widenColumns(model, catalog.columns(table)));
        warnOfOthers(model, catalog.columns(table));
        unlessBusy(() ->
                change(table, "other comments", () -> ReadingTableDdl.explainColumns(model, catalog.columns(table))));
        unlessBusy(() -> makeDaysAhead(table));
    }

    /** Gives the coming days partitions of their own where they have none. */
    void makeDaysAhead(String table) {
        change(table, "partitions of the coming days", () -> {
            List<LocalDate> missing = missingDays(partitions(table), today(), today().plusDays(DAYS_AHEAD));
            return missing.isEmpty() ? Optional.empty() : Optional.of(ReadingTableDdl.addDays(table, missing));
        });
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

    /**
     * Makes a change if there is something to change. If it fails because another instance made it meanwhile, nothing or something
     * else is left to change.
     */
    private void change(String table, String what, Supplier<Optional<String>> left) {
        Optional<String> sql = left.get();
        while (sql.isPresent()) {
            try {
                ddl.run(table, sql.get());
                LOG.info("Table {} has {}", table, what);
                return;
            } catch (DataAccessException e) {
                Optional<String> then = left.get();
                if (then.equals(sql)) {
                    throw e;
                }
                LOG.debug("Another instance changed table {}", table, e);
                sql = then;
            }
        }
    }

    /** What can't be done at the moment and isn't needed yet: the next upkeep or change does it. */
    private static void unlessBusy(Runnable change) {
        try {
            change.run();
        } catch (DataAccessException e) {
            LOG.warn("Readings are stored all the same, and a later upkeep does it: {}", e.getMessage());
        }
    }

    /** A model may say of a column what it isn't only if somebody else made the column. */
    private static void warnOfOthers(DataModel model, Map<String, StoredColumn> columns) {
        for (Field field : model.fields()) {
            StoredColumn column = columns.get(ReadingTableDdl.key(field));
            if (column != null && !column.holds(field)) {
                LOG.error(
                        "Column {} of table {} is of type {} and can't hold field '{}' of type {}; give the field another"
                                + " column, its readings may go to quarantine",
                        column.name(),
                        model.table(),
                        column.dataType(),
                        field.name(),
                        field.type().word());
            }
        }
    }

    private Set<String> partitions(String table) {
        return catalog.partitions(table).stream().map(Partition::name).collect(Collectors.toSet());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
