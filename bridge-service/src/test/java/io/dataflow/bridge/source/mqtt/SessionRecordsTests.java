package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.platform.ServiceIdentity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class SessionRecordsTests {

    private static final SourceName PLANT = new SourceName("plant");
    private static final SourceName REMOVED = new SourceName("removed");
    private static final TopicFilter OLD = new TopicFilter("old/+");
    private static final TopicFilter NEW = new TopicFilter("new/+");

    private final Table table = new Table();
    private final SessionRecords records = new SessionRecords(table);

    @Test
    void takesInWhatAnEarlierRunLeftAsSoonAsTheDatabaseIsBack() {
        table.rows.addAll(List.of(new Subscribed(PLANT, OLD), new Subscribed(REMOVED, OLD)));
        table.away = true;
        records.add(PLANT, NEW);
        records.keep();
        assertThat(records.sources()).containsExactly(PLANT);
        table.away = false;
        records.keep();
        assertThat(records.sources()).containsExactlyInAnyOrder(PLANT, REMOVED);
        assertThat(records.besides(PLANT, NEW)).containsExactly(OLD);
        assertThat(table.rows).contains(new Subscribed(PLANT, NEW));
    }

    @Test
    void holdsEachFormerFilterUntilTheBrokerHasConfirmedIt() {
        TopicFilter between = new TopicFilter("between/+");
        List.of(OLD, between, NEW).forEach(filter -> records.add(PLANT, filter));
        assertThat(records.besides(PLANT, NEW)).containsExactlyInAnyOrder(OLD, between);
        records.unsubscribed(PLANT, OLD);
        records.keep();
        assertThat(table.rows).containsExactlyInAnyOrder(new Subscribed(PLANT, between), new Subscribed(PLANT, NEW));
    }

    @Test
    void forgetsASourceWhoseSessionWasEnded() {
        records.add(PLANT, OLD);
        records.add(REMOVED, OLD);
        records.keep();
        records.ended(REMOVED);
        records.keep();
        assertThat(records.sources()).containsExactly(PLANT);
        assertThat(table.rows).containsExactly(new Subscribed(PLANT, OLD));
    }

    @Test
    void knowsThatTheSessionOfAnEarlierRunMayBeSubscribed() {
        table.rows.add(new Subscribed(PLANT, OLD));
        records.keep();
        assertThat(records.asksFirst(PLANT, OLD)).isFalse();
        assertThat(records.asksFirst(PLANT, NEW)).isTrue();
        assertThat(records.asksFirst(PLANT, NEW)).isFalse();
        records.unsubscribed(PLANT, NEW);
        assertThat(records.asksFirst(PLANT, NEW)).isTrue();
    }

    /** In memory, and away when it is told so. */
    private static final class Table extends SessionRows {

        private final List<Subscribed> rows = new ArrayList<>();
        private boolean away;

        private Table() {
            super(new JdbcTemplate(), new ServiceIdentity("bridge-service", "bridge-1"));
        }

        @Override
        List<Subscribed> all() {
            answer();
            return List.copyOf(rows);
        }

        @Override
        void add(Subscribed subscribed) {
            answer();
            rows.add(subscribed);
        }

        @Override
        void delete(Subscribed subscribed) {
            answer();
            rows.remove(subscribed);
        }

        private void answer() {
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
        }
    }
}
