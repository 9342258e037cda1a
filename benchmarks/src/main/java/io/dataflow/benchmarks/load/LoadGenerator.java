package io.dataflow.benchmarks.load;

import io.dataflow.benchmarks.mqtt.BrokerAddress;
import io.dataflow.benchmarks.mqtt.PublisherPlan;
import io.dataflow.benchmarks.mqtt.Publishers;

/** Sends a load from this process. */
public final class LoadGenerator {

    private LoadGenerator() {}

    /** Returns when the broker has acknowledged all of it. */
    public static LoadResult send(LoadPlan plan, BrokerAddress broker) throws InterruptedException {
        DeviceLoad load = new DeviceLoad(plan);
        PublisherPlan publishing = new PublisherPlan(broker, "bench-", plan.devices(), plan.inFlight());
        Publishers publishers = Publishers.start(publishing, load);
        try {
            return load.await();
        } finally {
            publishers.close();
        }
    }
}
