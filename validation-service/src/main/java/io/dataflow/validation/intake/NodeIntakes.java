package io.dataflow.validation.intake;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.notice.Notices;
import io.dataflow.validation.store.ClaimStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the intakes of nodes, each an owner of claims of its own. */
@Component
class NodeIntakes implements AutoCloseable {

    private final IntakeSettings settings;
    private final ClaimStore store;
    private final ModelRegistry models;
    private final IntakeMetrics metrics;
    private final Notices notices;
    private final ServiceIdentity service;
    private final Clock clock;
    private final NodeClients clients;

    NodeIntakes(
            IntakeSettings settings,
            ClaimStore store,
            ModelRegistry models,
            IntakeMetrics metrics,
            Notices notices,
            ServiceIdentity service,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.models = models;
        this.metrics = metrics;
        this.notices = notices;
        this.service = service;
        this.clock = clock;
        this.clients = new NodeClients(settings.answerWithin(), settings.answerWithin());
    }

    /** Doesn't connect yet. */
    NodeIntake open(NodeEntry node) {
        Owner owner = Owner.incarnationOf(service.instance());
        NodeBuffer buffer = new NodeBuffer(node.name(), owner, settings, clients.open(node.address()));
        return new NodeIntake(buffer, store, models, metrics, notices, settings, clock);
    }

    @Override
    public void close() {
        clients.close();
    }
}
