package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.binding.Bindings;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads refused readings of a period that are bound to a model, the newest first and in small pages. A large payload is left out, and
 * so is what was no envelope.
 */
@Component
class QuarantineSample {

    private static final int PAGE = 200;
    private static final int LARGEST = 65_536;
    private static final int MOST_LOOKED_THROUGH = 50_000;

    private final DataSource database;

    QuarantineSample(DataSource database) {
        this.database = database;
    }

    private record Row(long id, Instant receivedAt, Optional<Envelope> envelope) {}

    StoredSample.Read read(
            ModelName model,
            Bindings bindings,
            TimeRange range,
            int most,
            Deadline deadline,
            Consumer<Envelope> judge) {
        long there = 0;
        long looked = 0;
        Optional<Row> last = Optional.empty();
        try {
            while (there < most && looked < MOST_LOOKED_THROUGH) {
                if (deadline.isOver()) {
                    return new StoredSample.Read(there, true, false);
                }
                List<Row> page = page(range, last, deadline);
                for (Row row : page) {
                    if (row.envelope().isPresent()
                            && leadsTo(model, bindings, row.envelope().get())) {
                        there++;
                        judge.accept(row.envelope().get());
                    }
                }
                looked += page.size();
                if (page.size() < PAGE) {
                    return new StoredSample.Read(there, false, true);
                }
                last = Optional.of(page.getLast());
            }
            return new StoredSample.Read(there, true, true);
        } catch (QueryTimeoutException e) {
            return new StoredSample.Read(there, true, false);
        }
    }

    private static boolean leadsTo(ModelName model, Bindings bindings, Envelope envelope) {
        return bindings.of(envelope.source(), envelope.topic())
                .filter(binding -> binding.leadsTo(model))
                .isPresent();
    }

    private List<Row> page(TimeRange range, Optional<Row> after, Deadline deadline) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(Columns.utc(range.from()));
        parameters.add(Columns.utc(range.to()));
        String where = "received_at >= ? AND received_at < ?";
        if (after.isPresent()) {
            where += " AND received_at <= ? AND (received_at < ? OR id < ?)";
            parameters.add(Columns.utc(after.get().receivedAt()));
            parameters.add(Columns.utc(after.get().receivedAt()));
            parameters.add(Long.toUnsignedString(after.get().id()));
        }
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setQueryTimeout(deadline.secondsLeft());
        return jdbc.query(
                "SELECT id, received_at, source, topic, device_id,"
                        + " CASE WHEN OCTET_LENGTH(payload) <= " + LARGEST + " THEN payload END AS small"
                        + " FROM quarantined_reading WHERE " + where + " ORDER BY received_at DESC, id DESC LIMIT "
                        + PAGE,
                (row, number) -> row(row),
                parameters.toArray());
    }

    private static Row row(ResultSet row) throws SQLException {
        long id = Columns.messageId(row, "id").value();
        Instant receivedAt = Columns.instant(row, "received_at");
        byte[] payload = row.getBytes("small");
        String source = row.getString("source");
        if (payload == null || source.isEmpty()) {
            return new Row(id, receivedAt, Optional.empty());
        }
        Optional<DeviceId> device =
                Optional.ofNullable(row.getString("device_id")).flatMap(DeviceId::parse);
        Envelope envelope = new Envelope(
                id,
                new SourceName(source),
                row.getString("topic"),
                device,
                receivedAt,
                Optional.empty(),
                Map.of(),
                payload);
        return new Row(id, receivedAt, Optional.of(envelope));
    }
}
