package io.dataflow.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the queues of shared subscriptions, which are all services': what waits in one ends only where a service starts clean, as it does
 * for a source that was removed. A session that expires ends nothing that waits, because others may share it and only be away, and no
 * unsubscribe does: it is answered with an error, and whoever sent it has to subscribe again and take the rest. Some are there before
 * the first service connects; those don't end by expiry even while they are empty.
 */
final class KeptQueues implements ActiveMQServerQueuePlugin {

    /** What Artemis' log says of it begins with this. */
    static final String IS_KEPT = "With the messages that wait in it, DataFlow keeps the subscription ";

    private static final Logger LOG = LoggerFactory.getLogger(KeptQueues.class);
    private static final String MADE = "kept-subscriptions";

    private final List<SharedSubscription> subscriptions;
    private final Set<String> names;
    private final Set<String> prefixes;

    KeptQueues(List<SharedSubscription> subscriptions) {
        this.subscriptions = subscriptions;
        this.names = subscriptions.stream().map(SharedSubscription::queue).collect(Collectors.toUnmodifiableSet());
        this.prefixes = subscriptions.stream().map(SharedSubscription::prefix).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Makes those that were never made before; to be called before anybody can connect. Later they are there by themselves, unless a
     * service has ended them.
     *
     * @param data the broker's folder, where it is written down which were made
     */
    void make(ActiveMQServer server, Path data) throws Exception {
        Path file = data.resolve(MADE);
        Set<String> made = Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
        for (SharedSubscription subscription : subscriptions) {
            if (!made.contains(subscription.queue())) {
                make(server, subscription);
            }
        }
        Path next = data.resolve(MADE + ".next");
        Files.write(next, names);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void make(ActiveMQServer server, SharedSubscription subscription) throws Exception {
        QueueConfiguration queue = QueueConfiguration.of(subscription.queue())
                .setAddress(subscription.filter().text())
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true)
                .setAutoDelete(false);
        server.createQueue(queue, true);
    }

    @Override
    public void beforeDestroyQueue(
            Queue queue,
            @Nullable SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress)
            throws ActiveMQException {
        if (staysAfter(End.of(session), queue)) {
            LOG.debug("The subscription {} is kept, with the messages that wait in it", queue.getName());
            throw new ActiveMQIllegalStateException(IS_KEPT + queue.getName());
        }
    }

    private boolean staysAfter(End end, Queue queue) {
        String name = queue.getName().toString();
        return switch (end) {
            case EXPIRY -> names.contains(name) || isShared(name) && LastingQueues.mayHold(queue);
            case UNSUBSCRIBE -> isShared(name) && LastingQueues.mayHold(queue);
            case CLEAN_START -> false;
        };
    }

    private boolean isShared(String queue) {
        return prefixes.stream().anyMatch(queue::startsWith);
    }

    /** Whether it is one of those that are there before the first service connects. */
    boolean isMade(String queue) {
        return names.contains(queue);
    }

    /** What ends a subscription. */
    private enum End {
        EXPIRY,
        UNSUBSCRIBE,
        CLEAN_START;

        /** Artemis names nobody where a session expired, and cleans up a session before it counts the client as connected. */
        static End of(@Nullable SecurityAuth session) {
            if (session == null) {
                return EXPIRY;
            }
            return session.getRemotingConnection() instanceof MQTTConnection client && client.getConnected()
                    ? UNSUBSCRIBE
                    : CLEAN_START;
        }
    }
}
