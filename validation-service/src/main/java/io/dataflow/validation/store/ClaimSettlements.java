package io.dataflow.validation.store;

import io.dataflow.validation.rows.Batches;
import io.dataflow.validation.rows.Columns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which claims are committed, and how many entries became what. */
@Component
class ClaimSettlements {

    private static final String COUNT = " ON DUPLICATE KEY UPDATE stored_count = stored_count + VALUES(stored_count),"
            + " duplicate_count = duplicate_count + VALUES(duplicate_count),"
            + " rejected_count = rejected_count + VALUES(rejected_count)";

    /** Marks the claim as stored by this transaction; false if another transaction did before. */
    boolean begin(JdbcTemplate jdbc, JudgedClaim claim, String instance, Instant now) {
        try {
            jdbc.update(
                    "INSERT INTO claim_settlement (claim_id, node, instance, stored_at) VALUES (?, ?, ?, ?)",
                    claim.id(),
                    claim.node(),
                    instance,
                    Columns.utc(now));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void count(JdbcTemplate jdbc, String node, String instance, Instant now, OutcomeCounts counts) {
        jdbc.update(
                "INSERT INTO outcome_minute (minute, node, instance, stored_count, duplicate_count, rejected_count)"
                        + " VALUES (?, ?, ?, ?, ?, ?)" + COUNT,
                Columns.utc(now.truncatedTo(ChronoUnit.MINUTES)),
                node,
                instance,
                counts.stored(),
                counts.duplicate(),
                counts.rejected());
        jdbc.update(
                "INSERT INTO outcome_total (node, instance, stored_count, duplicate_count, rejected_count) VALUES (?, ?, ?, ?, ?)"
                        + COUNT,
                node,
                instance,
                counts.stored(),
                counts.duplicate(),
                counts.rejected());
    }

    void forget(JdbcTemplate jdbc, Collection<String> claimIds) {
        Batches.run(
                jdbc,
                "DELETE FROM claim_settlement WHERE claim_id = ?",
                List.copyOf(claimIds),
                (statement, id) -> statement.setString(1, id));
    }
}
