package io.dataflow.broker;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queues of the shared subscriptions that must never end: they are there before the first service connects, and no clean
 * start, expired session or unsubscribe deletes what waits in them. Of all others with the same share names, what waits is kept too,
 * unless the last who is there unsubscribes or starts clean, as a service does for a source that was removed.
 */
final class KeptQueues implements ActiveMQServerQueuePlugin {

    private final List<SharedSubscription> subscriptions;
    private final Set<String> names;
    private final Set<String> prefixes;

    KeptQueues(List<SharedSubscription> subscriptions) {
        this.subscriptions = subscriptions;
        this.names = subscriptions.stream().map(SharedSubscription::queue).collect(Collectors.toUnmodifiableSet());
        this.prefixes = subscriptions.stream().map(SharedSubscription::prefix).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes those that aren't there yet; to be called before anybody can connect. */
    void make(ActiveMQServer server) throws Exception {
        for (SharedSubscription subscription : subscriptions) {
            QueueConfiguration queue = QueueConfiguration.of(subscription.queue())
                    .setAddress(subscription.filter().text())
                    .setRoutingType(RoutingType.MULTICAST)
                    .setDurable(true)
                    .setAutoDelete(false);
            server.createQueue(queue, true);
        }
    }

    @Override
    public void beforeDestroyQueue(
            Queue queue,
            @Nullable SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress)
            throws ActiveMQException {
        String name = queue.getName().toString();
        if (names.contains(name) || endsUnasked(session) && isShared(name) && queue.getMessageCount() > 0) {
            throw new ActiveMQIllegalStateException(
                    "The subscription " + name + " is kept, with the messages that wait in it");
        }
    }

    /** Artemis names nobody where a session ended or expired; others may share the queue and only be away, as while restarting. */
    private static boolean endsUnasked(@Nullable SecurityAuth session) {
        return session == null;
    }

    /** Whether it is the queue of a shared subscription with one of the share names. */
    boolean isShared(String queue) {
        return prefixes.stream().anyMatch(queue::startsWith);
    }
}
