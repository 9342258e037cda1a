package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.StampedPayload;
import io.dataflow.contract.MessageId;
import io.dataflow.local.LocalDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Notes when rows of some of a load's devices can be seen over another connection than the one that wrote them. It looks every
 * three milliseconds or so, and the time in a row is cut to the millisecond: so a row is shown up to four milliseconds older than it
 * was.
 */
final class VisibleRows implements AutoCloseable {

    private static final String QUERY = "SELECT device_id, ts, message_id FROM reading_sensor WHERE ";
    private static final String OF_A_DEVICE = "(device_id = ? AND ts >= ?)";
    private static final long PAUSE_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection connection;
    private final PreparedStatement query;
    private final Latencies latencies;
    private final Map<String, Watched> devices = new LinkedHashMap<>();

    /**
     * From now on; the load must not have begun.
     *
     * @param watched how many of the devices are looked at
     */
    VisibleRows(LocalDatabase database, LoadPlan load, int watched, Latencies latencies) throws SQLException {
        this.latencies = latencies;
        long now = System.currentTimeMillis();
        for (int i = 0; i < watched; i++) {
            int device = i * load.devices() / watched;
            devices.put("bench-" + device, new Watched(ids(load, device), now));
        }
        this.connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        String all = String.join(" OR ", Collections.nCopies(devices.size(), OF_A_DEVICE));
        this.query = connection.prepareStatement(QUERY + all);
    }

    /**
     * Looks until every row that it watches is there.
     *
     * @throws CannotRun where they stop coming
     */
    void awaitAll() throws SQLException {
        long lastNew = System.nanoTime();
        while (!devices.values().stream().allMatch(Watched::complete)) {
            long now = System.nanoTime();
            if (look()) {
                lastNew = now;
            } else if (now - lastNew > PATIENCE.toNanos()) {
                throw new CannotRun("%,d rows that were watched did not come within %d s"
                        .formatted(missing(), PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private boolean look() throws SQLException {
        int place = 1;
        for (Map.Entry<String, Watched> device : devices.entrySet()) {
            query.setString(place++, device.getKey());
            query.setObject(place++, utc(device.getValue().from()));
        }
        try (ResultSet rows = query.executeQuery()) {
            long now = StampedPayload.nowMicros();
            boolean any = false;
            while (rows.next()) {
                any |= see(rows, now);
            }
            return any;
        }
    }

    private boolean see(ResultSet row, long now) throws SQLException {
        long time =
                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC).toEpochMilli();
        long id = Long.parseUnsignedLong(row.getString(3));
        boolean first = devices.get(row.getString(1)).see(id, time);
        if (first) {
            latencies.add(now - 1_000 * time);
        }
        return first;
    }

    private int missing() {
        return devices.values().stream().mapToInt(Watched::missing).sum();
    }

    /** Of each message the last reading, which is measured when the message is due. */
    private static List<Long> ids(LoadPlan load, int device) {
        StampedPayload payload = load.payload();
        return LongStream.iterate(device, number -> number < load.messages(), number -> number + load.devices())
                .mapToObj(number -> payload.messageId(number, load.readings() - 1))
                .map(id -> MessageId.ofOwnId(id).value())
                .toList();
    }

    private static LocalDateTime utc(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
