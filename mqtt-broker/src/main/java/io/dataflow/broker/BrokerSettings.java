package io.dataflow.broker;

import java.nio.file.Path;
import java.util.List;

/**
 * How the broker runs. Each is read from the environment variable that is named with it, or from a system property of that name.
 *
 * @param listen the address to listen on; DATAFLOW_BROKER_LISTEN, 127.0.0.1
 * @param port DATAFLOW_BROKER_PORT, 1883
 * @param data where messages and sessions are kept; DATAFLOW_BROKER_DATA, data/broker
 * @param serviceUsername who may do everything; DATAFLOW_BROKER_SERVICE_USERNAME, dataflow
 * @param servicePassword that user's password; DATAFLOW_BROKER_SERVICE_PASSWORD, no default
 * @param anonymousDevices whether devices need no credential; DATAFLOW_BROKER_ANONYMOUS_DEVICES, loopback
 * @param openTopics topic filters, parted by commas, that devices may publish to besides their own topics;
 *     DATAFLOW_BROKER_OPEN_TOPICS, none
 * @param keptSubscriptions shared subscriptions, as share name and filter, that exist before anybody has subscribed, and that no
 *     session ends by expiring; DATAFLOW_BROKER_KEPT_SUBSCRIPTIONS, dataflow-bridge/devices/+/telemetry
 * @param bridge where the broker hears of devices and their keys; DATAFLOW_BROKER_BRIDGE_URL and DATAFLOW_BROKER_BRIDGE_TOKEN
 * @param syncToDisk whether a message is on the disk before it is acknowledged, so that it survives a power cut and not only the
 *     death of the broker; DATAFLOW_BROKER_SYNC, false
 * @param maxPacketBytes the largest packet it takes; DATAFLOW_BROKER_MAX_PACKET_BYTES, 1 MiB
 */
record BrokerSettings(
        String listen,
        int port,
        Path data,
        String serviceUsername,
        String servicePassword,
        AnonymousDevices anonymousDevices,
        List<TopicFilter> openTopics,
        List<SharedSubscription> keptSubscriptions,
        BridgeSettings bridge,
        boolean syncToDisk,
        int maxPacketBytes) {

    private static final int HIGHEST_PORT = 65_535;

    public BrokerSettings {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSettings("DATAFLOW_BROKER_PORT is %d, but a port is between 1 and 65535".formatted(port));
        }
        if (servicePassword.isBlank()) {
            throw new InvalidSettings(
                    "DATAFLOW_BROKER_SERVICE_PASSWORD is not set; set it to the password that the services log in with");
        }
        openTopics = List.copyOf(openTopics);
        keptSubscriptions = List.copyOf(keptSubscriptions);
    }

    @Override
    public String toString() {
        return "BrokerSettings[%s:%d, data=%s, serviceUsername=%s, servicePassword=***, anonymousDevices=%s]"
                .formatted(listen, port, data, serviceUsername, anonymousDevices);
    }
}
