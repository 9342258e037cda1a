package io.dataflow.broker;

import io.dataflow.contract.Envelope;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Marks each message when it arrives, before it is stored, so that every later delivery of it carries the same mark and no other
 * message does. The mark is a number that begins at random when the broker starts and counts up, unsigned, in base 36. A mark that
 * the sender wrote is replaced.
 */
final class ArrivalMarks implements ActiveMQServerMessagePlugin {

    private static final int BASE = 36;
    private static final String PREFIX = MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX;
    private static final String SUFFIX = "." + Envelope.ARRIVAL_PROPERTY;

    private final AtomicLong next = new AtomicLong(new SecureRandom().nextLong());

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        String mark = Long.toUnsignedString(next.getAndIncrement(), BASE);
        int count = message.containsProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                ? message.getIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                : 0;
        if (count == 0 || !replaceForged(message, mark)) {
            message.putStringProperty(PREFIX + count + SUFFIX, mark);
            message.putIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY, count + 1);
        }
    }

    private static boolean replaceForged(Message message, String mark) {
        boolean forged = false;
        for (SimpleString property : message.getPropertyNames().toArray(new SimpleString[0])) {
            if (isMark(property.toString())) {
                message.putStringProperty(property, SimpleString.of(mark));
                forged = true;
            }
        }
        return forged;
    }

    /** Artemis names the n-th user property mqtt.ordered.user.property.n.NAME. */
    private static boolean isMark(String property) {
        return property.startsWith(PREFIX)
                && property.endsWith(SUFFIX)
                && property.substring(PREFIX.length(), property.length() - SUFFIX.length())
                        .chars()
                        .allMatch(Character::isDigit);
    }
}
