package io.dataflow.bridge.source.poller;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.secret.SecretBox;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of pollers. Headers lie in it sealed, each for its source and name. */
@Repository
public class PollerPlans {

    private static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcTemplate database;
    private final SecretBox box;

    PollerPlans(JdbcTemplate database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /**
     * What a poller does, secrets included.
     *
     * @throws io.dataflow.platform.secret.SealedSecretUnreadable if its headers were sealed with another key
     */
    public Optional<PollPlan> find(SourceName source) {
        return database
                .query("SELECT * FROM poller WHERE source = ?", (row, number) -> plan(source, row), source.value())
                .stream()
                .findFirst();
    }

    /** Adds what a poller does, or takes it over; it is fetched anew at once. */
    public void save(SourceName source, PollPlan plan) {
        remove(source);
        AnswerRule rule = plan.rule();
        PollRequest request = plan.request();
        database.update(
                """
                INSERT INTO poller
                  (source, url, method, body, headers, every_millis, format, pointer, device, device_field)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                source.value(),
                request.url().toString(),
                request.method().name(),
                request.body(),
                sealed(source, request.headers()),
                plan.every().toMillis(),
                rule.format().word(),
                rule.pointer().toString(),
                rule.device().map(DeviceId::value).orElse(""),
                rule.deviceField());
    }

    public void remove(SourceName source) {
        database.update("DELETE FROM poller WHERE source = ?", source.value());
    }

    private PollPlan plan(SourceName source, ResultSet row) throws SQLException {
        PollRequest request = new PollRequest(
                URI.create(row.getString("url")),
                PollMethod.valueOf(row.getString("method")),
                row.getString("body"),
                opened(source, row.getString("headers")));
        AnswerRule rule = new AnswerRule(
                AnswerFormat.of(row.getString("format")),
                JsonPointer.compile(row.getString("pointer")),
                DeviceId.parse(row.getString("device")),
                row.getString("device_field"));
        return new PollPlan(request, rule, Duration.ofMillis(row.getLong("every_millis")));
    }

    private String sealed(SourceName source, Map<String, String> headers) {
        Map<String, String> sealed = new TreeMap<>();
        headers.forEach((name, value) -> sealed.put(name, box.seal(value, context(source, name))));
        return JSON.writeValueAsString(sealed);
    }

    private Map<String, String> opened(SourceName source, String headers) {
        Map<String, String> opened = JSON.readValue(headers, HEADERS);
        opened.replaceAll((name, value) -> box.open(value, context(source, name)));
        return opened;
    }

    private static String context(SourceName source, String header) {
        return "header " + header + " of poller " + source;
    }
}
