package io.dataflow.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.PostOffice;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBindingPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Has the way from a topic to its queues made by one thread at a time, before the first message takes it. Artemis makes it at that
 * message, and lets others see it half made: what they send to the same topic at that moment would be acknowledged and go nowhere; and
 * a subscription that is made at that moment would never get anything of that topic.
 */
final class FirstRoutes implements ActiveMQServerMessagePlugin, ActiveMQServerBindingPlugin {

    private final ActiveMQServer server;
    private final Set<SimpleString> made = ConcurrentHashMap.newKeySet();

    FirstRoutes(ActiveMQServer server) {
        this.server = server;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        SimpleString topic = message.getAddressSimpleString();
        if (!made.contains(topic)) {
            make(topic);
        }
    }

    /** The post office adds and removes subscriptions under its own lock, so that this is never between. */
    private void make(SimpleString topic) throws ActiveMQException {
        PostOffice postOffice = server.getPostOffice();
        synchronized (postOffice) {
            if (isSubscribed(postOffice, topic)) {
                made.add(topic);
            }
        }
    }

    private static boolean isSubscribed(PostOffice postOffice, SimpleString topic) throws ActiveMQException {
        try {
            return postOffice.getAddressManager().getBindingsForRoutingAddress(topic) != null;
        } catch (ActiveMQException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQException(
                    "The subscriptions of " + topic + " can't be told", e, ActiveMQExceptionType.INTERNAL_ERROR);
        }
    }

    /** With its last subscription, a topic's way ends too. */
    @Override
    public void afterRemoveBinding(Binding binding, Transaction tx, boolean deleteData) {
        made.clear();
    }
}
