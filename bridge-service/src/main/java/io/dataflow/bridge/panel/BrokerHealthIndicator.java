package io.dataflow.bridge.panel;

import io.dataflow.bridge.source.mqtt.MqttIntake;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while readings can come from the broker. */
@Component
class BrokerHealthIndicator implements HealthIndicator {

    private final MqttIntake intake;

    BrokerHealthIndicator(MqttIntake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        return intake.connected() ? Health.up().build() : Health.down().build();
    }
}
