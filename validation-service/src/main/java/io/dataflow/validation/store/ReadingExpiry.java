package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Removes a model's readings that are older than it keeps them: whole days by dropping their partitions, which costs the same however
 * many readings there are. What has no partition of its own lies in the one before the first day, such as years that were imported
 * later; it is deleted piece by piece as its days go by, and emptied at once when all of it is out. A reading that comes so late that
 * its day is dropped already lies in the oldest partition left, and goes with the next run.
 */
@Component
class ReadingExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingExpiry.class);

    /** Others wait while partitions are dropped, so never for many. */
    private static final int DROPPED_AT_ONCE = 10;

    private final TableCatalog catalog;
    private final OnlineDdl ddl;
    private final SmallDeletes deletes;
    private final JdbcTemplate jdbc;

    ReadingExpiry(TableCatalog catalog, OnlineDdl ddl, SmallDeletes deletes, JdbcTemplate jdbc) {
        this.catalog = catalog;
        this.ddl = ddl;
        this.deletes = deletes;
        this.jdbc = jdbc;
    }

    /** Removes what was measured before an instant, the beginning of a day. */
    void removeBefore(DataModel model, Instant instant) {
        String table = model.table();
        LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        List<Partition> out = catalog.partitions(table).stream()
                .filter(partition -> partition.endsBy(day))
                .toList();
        drop(
                table,
                out.stream()
                        .filter(partition -> !partition.isBefore())
                        .map(Partition::name)
                        .toList());
        out.stream().filter(Partition::isBefore).forEach(partition -> empty(table, partition));
        long deleted = deletes.run("DELETE FROM `" + table + "` WHERE ts < ?", Columns.utc(instant));
        if (deleted > 0) {
            LOG.info("Table {} has no readings from before {} any more; {} lay beside their days", table, day, deleted);
        }
    }

    private void drop(String table, List<String> partitions) {
        for (int from = 0; from < partitions.size(); from += DROPPED_AT_ONCE) {
            List<String> part = partitions.subList(from, Math.min(partitions.size(), from + DROPPED_AT_ONCE));
            ddl.run(table, ReadingTableDdl.dropPartitions(table, part));
            LOG.info("Table {} has dropped the days {}", table, part);
        }
    }

    private void empty(String table, Partition partition) {
        String any = "SELECT 1 FROM `" + table + "` PARTITION (" + partition.name() + ") LIMIT 1";
        if (!jdbc.queryForList(any).isEmpty()) {
            ddl.run(table, ReadingTableDdl.emptyPartition(table, partition.name()));
            LOG.info(
                    "Table {} has dropped all from before {}",
                    table,
                    partition.until().orElseThrow());
        }
    }
}
