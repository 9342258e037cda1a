package io.dataflow.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.Bindings;
import org.apache.activemq.artemis.core.postoffice.PostOffice;
import org.apache.activemq.artemis.core.postoffice.impl.AddressMap;
import org.apache.activemq.artemis.core.postoffice.impl.WildcardAddressManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBindingPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Has the way from a topic to its queues made by one thread at a time, before the first message takes it. Artemis makes it at that
 * message, and lets others see it half made: what they send to the same topic at that moment would be acknowledged and go nowhere; and
 * a subscription that is made at that moment would never get anything of that topic. Until the first subscription there is no way to
 * make, and Artemis still does it at the message after that; whatever that one lacks, it gets before the next.
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
            if (isWhole((WildcardAddressManager) postOffice.getAddressManager(), topic)) {
                made.add(topic);
            }
        }
    }

    private static boolean isWhole(WildcardAddressManager topics, SimpleString topic) throws ActiveMQException {
        try {
            Bindings way = topics.getBindingsForRoutingAddress(topic);
            return way != null && isWhole(topics.getAddressMap(), topic, way);
        } catch (ActiveMQException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // what Artemis declares
            throw new ActiveMQException(
                    "The subscriptions of " + topic + " can't be told", e, ActiveMQExceptionType.INTERNAL_ERROR);
        }
    }

    /** Adds what the way lacks; it is whole once new subscriptions find it too, which is when Artemis has listed it, once. */
    private static boolean isWhole(AddressMap<Bindings> listed, SimpleString topic, Bindings way) throws Exception {
        listed.visitMatchingWildcards(topic, subscribed -> addLacking(subscribed, way));
        List<Bindings> found = new ArrayList<>();
        listed.visitMatching(topic, one -> {
            if (one == way) {
                found.add(one);
            }
        });
        // Two threads that made it at once have listed it twice; removing a subscription would find it gone the second
        // time.
        found.stream().skip(1).forEach(again -> listed.remove(topic, again));
        return !found.isEmpty();
    }

    private static void addLacking(Bindings subscribed, Bindings way) {
        subscribed.getBindings().stream()
                .filter(binding -> way.getBinding(binding.getUniqueName().toString()) != binding)
                .forEach(way::addBinding);
    }

    /** With its last subscription, a topic's way ends too. */
    @Override
    public void afterRemoveBinding(Binding binding, Transaction tx, boolean deleteData) {
        SimpleString address = binding.getAddress();
        if (server.getConfiguration().getWildcardConfiguration().isWild(address)) {
            made.clear();
        } else {
            made.remove(address);
        }
    }
}
