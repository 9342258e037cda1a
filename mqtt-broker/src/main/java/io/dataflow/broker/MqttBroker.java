package io.dataflow.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the broker until the process is told to end. */
public final class MqttBroker {

    private static final int WRONG_SETTINGS = 2;
    static final int FAILED = 1;

    private MqttBroker() {}

    public static void main(String[] args) {
        setIfAbsent(Buffers.WITHOUT_UNSAFE, "false");
        setIfAbsent("logback.configurationFile", "broker-logback.xml");
        System.exit(run());
    }

    /** Returns with the exit code once the broker has ended or can't start; a broker that runs ends in the shutdown hook. */
    private static int run() {
        Logger log = LoggerFactory.getLogger(MqttBroker.class);
        try {
            BrokerSettings settings = SettingsReader.read();
            Files.createDirectories(settings.data());
            requireFree(settings);
            Buffers.requireThatTheyCanBeFreed();
            Broker broker = Broker.start(settings);
            AtomicBoolean told = new AtomicBoolean();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, told, log), "broker-end"));
            log.info("MQTT broker ready on {}:{}, data in {}", settings.listen(), settings.port(), settings.data());
            broker.awaitEnd();
            return told.get() ? 0 : endedByItself(log);
        } catch (InvalidSettings e) {
            log.error(e.getMessage());
            return WRONG_SETTINGS;
        } catch (Exception e) { // what Artemis declares
            log.error("The MQTT broker can't start: {}", e.getMessage());
            log.debug("Because of", e);
            return FAILED;
        }
    }

    private static int endedByItself(Logger log) {
        log.error("The MQTT broker ended by itself; why stands above");
        return FAILED;
    }

    private static void end(Broker broker, AtomicBoolean told, Logger log) {
        told.set(true);
        try {
            broker.stop();
            log.info("MQTT broker ended");
        } catch (Exception e) { // what Artemis declares
            log.error("The MQTT broker did not end in order", e);
        }
    }

    private static void requireFree(BrokerSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.listen(), settings.port()));
        } catch (IOException e) {
            throw new InvalidSettings(
                    "DATAFLOW_BROKER_PORT: port %d of %s is not to be had (%s); 'ss -ltnp' shows who has it"
                            .formatted(settings.port(), settings.listen(), e.getMessage()),
                    e);
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
