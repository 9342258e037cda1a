package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.event.Events;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

class NodeFencingIT {

    private static final NodeName NODE = new NodeName("node");

    private final NodeListSchema schema = new NodeListSchema();
    private final LocalRedis server = TestRedis.start();
    private final BufferSettings settings = TestSettings.withNodes();
    private final NodeClients clients = new NodeClients(settings.answerWithin(), settings.connectWithin());

    @AfterEach
    void end() {
        clients.close();
        server.stop();
        schema.close();
    }

    /** What a thread doesn't catch ends the waiting, too. */
    @Test
    void tellsANodeAgainWhileWhatCameOfItCanNotBeWritten() {
        NodeAddress address = NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
        schema.register().add(NODE, address);
        NodeRegister.Line line = schema.line(NODE);
        schema.register().remove(line, schema.last(line, false));
        DatabaseAway away = new DatabaseAway();
        NodeFencing fencing = fencing(away);
        fencing.start();
        try {
            await().atMost(Patience.LONG).until(() -> schema.abandoned().all().isEmpty());
        } finally {
            fencing.stop();
        }
        assertThat(away.left).hasNegativeValue();
    }

    private NodeFencing fencing(DatabaseAway away) {
        AbandonedNodes abandoned = new AbandonedNodes(schema.database(), schema.transactions(away), schema.secrets());
        Events events = new Events(new ServiceIdentity("bridge-service", "bridge-1"), Clock.systemUTC());
        return new NodeFencing(abandoned, clients, settings, Clock.systemUTC(), new NodeDiary(events));
    }

    /** Begins no transaction twice, as a pool that no connection comes out of. */
    private final class DatabaseAway extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger left = new AtomicInteger(2);

        private DatabaseAway() {
            super(schema.dataSource());
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            if (left.getAndDecrement() > 0) {
                throw new CannotCreateTransactionException("The database is away");
            }
            super.doBegin(transaction, definition);
        }
    }
}
