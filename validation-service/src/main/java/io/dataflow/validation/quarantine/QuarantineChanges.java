package io.dataflow.validation.quarantine;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.quarantine.mending.Amended;
import io.dataflow.validation.rows.Batches;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.verdict.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Changes what is in quarantine, within a transaction of the caller's that has locked it; whatever leaves is counted. */
@Component
public class QuarantineChanges {

    private static final String REFUSED_AGAIN =
            "UPDATE quarantined_reading SET attempts = attempts + 1, model = ?, model_version = ?, rule_broken = ?,"
                    + " pointer = ?, violations = ?, device_id = COALESCE(?, device_id) WHERE id = ?";
    private static final String MENDED =
            "UPDATE quarantined_reading SET mended = ?, mended_device = ?, mended_model = ?, mended_time = ?,"
                    + " mended_by = ?, mended_at = ? WHERE id = ?";

    private final QuarantineTable table;
    private final QuarantineTotals totals;

    QuarantineChanges(QuarantineTable table, QuarantineTotals totals) {
        this.table = table;
        this.totals = totals;
    }

    /**
     * Who mended.
     *
     * @param by a user name
     */
    public record Mender(String by, Instant at) {}

    /** A reading that stays, for these reasons from now on. */
    public record Refused(MessageId id, Verdict.Rejected why) {}

    /** What a reading that stays was mended to. */
    public record Mended(MessageId id, Amended amended) {}

    /** One of several readings of a message that was kept as a whole: it is kept on its own from now on. */
    public record Part(RejectedReading reading, Amended amended) {}

    /** They stay, with their new reasons. */
    public void refusedAgain(JdbcTemplate jdbc, List<Refused> readings) {
        Batches.run(jdbc, REFUSED_AGAIN, readings, (statement, reading) -> {
            Verdict.Rejected why = reading.why();
            Violation first = why.violations().getFirst();
            set(
                    statement,
                    why.model().map(model -> model.name().value()).orElse(""),
                    why.model().map(DataModel::version).orElse(0),
                    QuarantineTable.cutText(first.rule()),
                    QuarantineTable.cutText(first.pointer()),
                    ViolationsJson.write(why.violations()),
                    why.device().map(DeviceId::value).orElse(null),
                    reading.id());
        });
    }

    /** What they were mended to is kept beside what was sent. */
    public void mended(JdbcTemplate jdbc, List<Mended> readings, Mender mender) {
        Batches.run(jdbc, MENDED, readings, (statement, reading) -> {
            Amended amended = reading.amended();
            boolean any = amended != Amended.NOT;
            set(
                    statement,
                    amended.payload().orElse(null),
                    amended.device().map(DeviceId::value).orElse(null),
                    amended.model().map(ModelName::value).orElse(null),
                    amended.timeGiven(),
                    any ? mender.by() : null,
                    any ? mender.at() : null,
                    reading.id());
        });
    }

    /** Readings of messages that leave as a whole. */
    public void addParts(JdbcTemplate jdbc, TransactionStatus transaction, List<Part> parts, Mender mender) {
        table.addParts(
                jdbc,
                transaction,
                parts.stream()
                        .map(part -> new QuarantineTable.MendedPart(part.reading(), amendment(part.amended(), mender)))
                        .toList());
    }

    private static QuarantineTable.Amendment amendment(Amended amended, Mender mender) {
        boolean any = amended.payload().isPresent()
                || amended.device().isPresent()
                || amended.model().isPresent();
        return any ? new QuarantineTable.Amendment(amended, mender.by(), mender.at()) : QuarantineTable.Amendment.NONE;
    }

    /** Takes out those that are stored now. */
    public void replayed(JdbcTemplate jdbc, List<MessageId> ids) {
        remove(jdbc, ids, QuarantineTotals.Way.REPLAYED);
    }

    /** Takes out those that somebody wants no more; says how many were there. */
    public int discarded(JdbcTemplate jdbc, List<MessageId> ids) {
        return remove(jdbc, ids, QuarantineTotals.Way.DISCARDED);
    }

    /** Takes out the oldest, some of those received before; says how many. */
    int expired(JdbcTemplate jdbc, Optional<Instant> before, int most) {
        String which = before.isPresent() ? " WHERE received_at < ?" : "";
        Object[] parameters =
                before.map(instant -> new Object[] {Columns.utc(instant)}).orElseGet(() -> new Object[0]);
        int gone = jdbc.update(
                "DELETE FROM quarantined_reading" + which + " ORDER BY received_at, id LIMIT " + most, parameters);
        totals.count(jdbc, QuarantineTotals.Way.EXPIRED, gone);
        return gone;
    }

    private int remove(JdbcTemplate jdbc, List<MessageId> ids, QuarantineTotals.Way way) {
        if (ids.isEmpty()) {
            return 0;
        }
        int gone = jdbc.update(
                "DELETE FROM quarantined_reading WHERE id IN (" + String.join(",", Collections.nCopies(ids.size(), "?"))
                        + ")",
                statement -> {
                    for (int i = 0; i < ids.size(); i++) {
                        Columns.set(statement, i + 1, ids.get(i));
                    }
                });
        totals.count(jdbc, way, gone);
        return gone;
    }

    private static void set(java.sql.PreparedStatement statement, @Nullable Object... values)
            throws java.sql.SQLException {
        List<@Nullable Object> all = Arrays.asList(values);
        for (int i = 0; i < all.size(); i++) {
            Columns.set(statement, i + 1, all.get(i));
        }
    }
}
