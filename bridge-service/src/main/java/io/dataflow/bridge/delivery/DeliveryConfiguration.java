package io.dataflow.bridge.delivery;

import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.device.DeviceSightings;
import io.dataflow.platform.buffer.NodeName;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pump between the sources and the buffer. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    Deliveries deliveries(DeliverySettings settings, MeterRegistry registry) {
        Deliveries deliveries = new Deliveries(settings.mostWaiting());
        registry.gauge("dataflow.bridge.waiting", deliveries, Deliveries::size);
        return deliveries;
    }

    @Bean
    Room room(DeliverySettings settings, MeterRegistry registry) {
        Room room = new Room(settings.mostBytes());
        registry.gauge("dataflow.bridge.held.bytes", room, Room::taken);
        return room;
    }

    @Bean
    Flow flow(MeterRegistry registry) {
        return new Flow(registry);
    }

    @Bean
    FlowHistory flowHistory(InstantSource clock) {
        return new FlowHistory(clock.instant());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Pump pump(
            Deliveries deliveries, BufferNodes nodes, DeliverySettings settings, Flow flow, DeviceSightings sightings) {
        return new Pump(deliveries, nodes, settings, new Counting(flow, sightings));
    }

    /** Counts what the pump did. */
    private record Counting(Flow flow, DeviceSightings sightings) implements Outcome {

        @Override
        public void delivered(NodeName node, List<Delivery> batch, Duration took) {
            flow.delivered(node, batch.size(), took);
            batch.forEach(delivery -> sightings.saw(delivery.envelope()));
        }

        @Override
        public void notTaken(NodeName node, int readings) {
            flow.notTaken(node, readings);
        }
    }
}
