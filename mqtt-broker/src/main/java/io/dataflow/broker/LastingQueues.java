package io.dataflow.broker;

import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.paging.cursor.PageSubscription;
import org.apache.activemq.artemis.core.server.Consumer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.QueueFactoryImpl;
import org.apache.activemq.artemis.core.server.impl.QueueImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the queues. Where a subscription fails, for instance because its connection died meanwhile, Artemis deletes the queue that it
 * was for, without asking any plugin, whoever else is subscribed and whatever waits there. These queues stay if somebody still wants
 * them; what is to end in order goes by {@link KeptQueues}.
 */
final class LastingQueues extends QueueFactoryImpl {

    private static final Logger LOG = LoggerFactory.getLogger(LastingQueues.class);

    private final Predicate<Queue> wanted;

    /**
     * @param server with everything in place that queues need
     * @param wanted whether a queue has to outlive a subscription that failed
     */
    LastingQueues(ActiveMQServerImpl server, Predicate<Queue> wanted) {
        super(
                server.getExecutorFactory(),
                server.getScheduledPool(),
                server.getAddressSettingsRepository(),
                server.getStorageManager(),
                server);
        this.wanted = wanted;
    }

    @Override
    public Queue createQueueWith(QueueConfiguration configuration, PagingManager paging, Filter filter) {
        Queue queue = new LastingQueue(configuration, filter, getPageSubscription(configuration, paging, filter));
        server.getCriticalAnalyzer().add(queue);
        return queue;
    }

    /** Whether something waits in a queue, or may: how much its pages hold is not known at once after a start. */
    static boolean mayHold(Queue queue) {
        PageSubscription pages = queue.getPageSubscription();
        return queue.getMessageCount() > 0
                || pages != null
                        && (pages.isPaging()
                                || pages.isCounterPending()
                                || !pages.getPagingStore().getCursorProvider().isRebuildDone());
    }

    private final class LastingQueue extends QueueImpl {

        private final Object ends = new Object();
        private boolean ending;

        LastingQueue(QueueConfiguration configuration, Filter filter, PageSubscription pages) {
            super(
                    configuration,
                    filter,
                    pages == null ? null : pages.getPagingStore(),
                    pages,
                    scheduledExecutor,
                    postOffice,
                    storageManager,
                    addressSettingsRepository,
                    executorFactory.getExecutor(),
                    server,
                    LastingQueues.this);
        }

        /** Artemis deletes first what waits, and hands the queue to whoever subscribes meanwhile, who would never get anything. */
        @Override
        public void deleteQueue(boolean removeConsumers) throws Exception {
            synchronized (ends) {
                if (!removeConsumers && getConsumerCount() > 0) {
                    throw new ActiveMQIllegalStateException("Somebody has just subscribed to the queue " + getName());
                }
                ending = true;
            }
            super.deleteQueue(removeConsumers);
        }

        @Override
        public void addConsumer(Consumer consumer) throws Exception {
            synchronized (ends) {
                if (ending) {
                    throw new ActiveMQIllegalStateException(
                            "The queue " + getName() + " is being deleted; subscribe again");
                }
                super.addConsumer(consumer);
            }
        }

        /** What Artemis calls after a subscription failed; who asked it to delete a queue comes by the other method of this name. */
        @Override
        public void deleteQueue() throws Exception {
            if (wanted.test(this)) {
                LOG.info("A subscription failed; its queue {} stays, with the messages that wait in it", getName());
            } else {
                super.deleteQueue();
            }
        }
    }
}
