package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.Mqtt.Arrival;
import io.dataflow.local.test.TestBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a disk that takes no more does, done by a limit on the size of the broker's files. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "prlimit is Linux's")
class BrokerDiskIT {

    private static final String SHARE = "$share/dataflow-bridge/devices/+/telemetry";
    private static final String TOPIC = "devices/sensor_001/telemetry";
    private static final int LOT = 2_000;
    private static final int MOST_LOTS = 100;
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalBroker broker = TestBroker.start();

    @AfterEach
    void stop() {
        broker.stop();
    }

    /** The first write that fails ends it, even if the next would do: what comes after a gap in the journal is worth nothing. */
    @Test
    void acknowledgesNothingThatItCouldNotWrite() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        publishUntilItEnds(acknowledged);
        broker.restart();
        try (Mqtt bridge = Mqtt.service(broker, "bridge")) {
            bridge.subscribe(SHARE);
            // One lot may have been written whose acknowledgements were lost on the way.
            assertThat(bridge.nextAcknowledged(acknowledged.size() + LOT))
                    .extracting(Arrival::text)
                    .containsAll(acknowledged);
        }
    }

    private void publishUntilItEnds(Set<String> acknowledged) throws Exception {
        try (Mqtt device = Mqtt.device(broker, "device")) {
            device.publishAll(TOPIC, texts(0), acknowledged::add);
            CompletableFuture<Void> trouble = CompletableFuture.runAsync(this::limitFilesForAMoment);
            for (int lot = 1; lot < MOST_LOTS; lot++) {
                device.publishAll(TOPIC, texts(lot), acknowledged::add);
            }
            trouble.join();
            throw new AssertionError("The broker did not end");
        } catch (MqttException gone) {
            awaitEnd(PATIENCE);
        }
    }

    private void awaitEnd(Duration most) {
        ProcessHandle.of(broker.pid())
                .ifPresent(process -> process.onExit()
                        .completeOnTimeout(process, most.toMillis(), TimeUnit.MILLISECONDS)
                        .join());
    }

    private static List<String> texts(int lot) {
        return IntStream.range(0, LOT).mapToObj(i -> "reading " + lot + "." + i).toList();
    }

    private void limitFilesForAMoment() {
        limitFiles("8192");
        awaitEnd(A_MOMENT);
        limitFiles("unlimited");
    }

    private void limitFiles(String bytes) {
        try {
            new ProcessBuilder("prlimit", "--pid", Long.toString(broker.pid()), "--fsize=" + bytes + ":unlimited")
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
