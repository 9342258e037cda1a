package io.dataflow.bridge.source;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.contract.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Sort;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All sources; where there are none yet, one for MQTT and one for HTTP are made. */
@Component
public class Sources implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);
    private static final ModelName FIRST_MODEL = new ModelName("sensor");

    private final SourceRows rows;
    private final Clock clock;
    private volatile List<Source> known = List.of();

    Sources(SourceRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (rows.count() == 0) {
            add(source("mqtt", SourceKind.MQTT, Optional.of(new TopicFilter(Topics.ALL_TELEMETRY))));
            add(source("http", SourceKind.HTTP, Optional.empty()));
        }
        refresh();
    }

    /**
     * Looks now; what was changed before the call is known afterwards. Keeps what is known for when the database is away: readings go
     * on then.
     */
    @Scheduled(fixedDelay = 2000, initialDelay = 2000)
    public synchronized void refresh() {
        try {
            known = rows.findAll(Sort.by("name")).stream()
                    .map(SourceRow::source)
                    .toList();
        } catch (DataAccessException e) {
            log.debug("The list of sources can't be read; the one read before stays in force", e);
        }
    }

    private Source source(String name, SourceKind kind, Optional<TopicFilter> filter) {
        return new Source(new SourceName(name), kind, filter, FIRST_MODEL, false, clock.instant());
    }

    /** Another instance may be adding the same at this moment; then it is there, and that is what was wanted. */
    private void add(Source source) {
        try {
            rows.saveAndFlush(new SourceRow(source));
            log.info("Source {} was added, bound to model {}", source.name(), source.model());
        } catch (DataIntegrityViolationException e) {
            log.debug("Source {} was added by another instance", source.name());
        }
    }

    /** By name, as they were at most two seconds ago. */
    public List<Source> all() {
        return known;
    }

    /** Those of one kind from which readings are to be taken. */
    public List<Source> active(SourceKind kind) {
        return known.stream()
                .filter(source -> source.kind() == kind && !source.paused())
                .toList();
    }

    /** The source of a name, if there is one. */
    public Optional<Source> find(String name) {
        return known.stream()
                .filter(source -> source.name().value().equals(name))
                .findFirst();
    }
}
