package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNodes;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while at least one buffer node takes readings. */
@Component
class BufferHealthIndicator implements HealthIndicator {

    private final BufferNodes nodes;

    BufferHealthIndicator(BufferNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Health health() {
        return nodes.anyHealthy() ? Health.up().build() : Health.down().build();
    }
}
