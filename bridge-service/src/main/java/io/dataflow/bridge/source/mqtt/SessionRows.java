package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.platform.ServiceIdentity;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of what the sessions of this instance may be subscribed to. */
@Repository
class SessionRows {

    private final JdbcTemplate database;
    private final ServiceIdentity identity;

    SessionRows(JdbcTemplate database, ServiceIdentity identity) {
        this.database = database;
        this.identity = identity;
    }

    List<Subscribed> all() {
        return database.query(
                "SELECT source, topic_filter FROM mqtt_session WHERE instance = ?",
                (row, number) -> new Subscribed(new SourceName(row.getString(1)), new TopicFilter(row.getString(2))),
                identity.instance());
    }

    void add(Subscribed subscribed) {
        database.update(
                "INSERT INTO mqtt_session (instance, source, topic_filter) VALUES (?, ?, ?)",
                identity.instance(),
                subscribed.source().value(),
                subscribed.filter().value());
    }

    void delete(Subscribed subscribed) {
        database.update(
                "DELETE FROM mqtt_session WHERE instance = ? AND source = ? AND topic_filter = ?",
                identity.instance(),
                subscribed.source().value(),
                subscribed.filter().value());
    }
}
