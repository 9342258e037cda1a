package io.dataflow.validation.notice;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.platform.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.springframework.stereotype.Component;

/** Publishes over one connection at a time, each with a client of its own; nothing here reconnects by itself. */
@Component
final class MqttNoticeBroker implements NoticeBroker {

    private static final int LEAST_ONCE = 1;
    private static final int REFUSED_FROM = 0x80;
    private static final int REFUSED_UP_TO = 0xff;

    private final BrokerSettings settings;
    private final String clientId;
    private Optional<MqttAsyncClient> client = Optional.empty();
    private int turn;

    MqttNoticeBroker(BrokerSettings settings, ServiceIdentity service) {
        this.settings = settings;
        this.clientId = service.instance() + "-notices";
    }

    @Override
    public void connect() throws BrokerUnavailable {
        List<String> urls = settings.urls().forClient();
        String url = urls.get(Math.floorMod(turn, urls.size()));
        try {
            MqttAsyncClient made = new MqttAsyncClient(url, clientId, new MemoryPersistence());
            client = Optional.of(made);
            await(made.connect(options()));
        } catch (MqttException e) {
            turn++;
            throw new BrokerUnavailable(inWords(e), e);
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) Math.max(1, settings.answerWithin().toSeconds()));
        if (!settings.username().isEmpty()) {
            options.setUserName(settings.username());
            options.setPassword(settings.password().value().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    @Override
    public boolean isConnected() {
        return client.filter(MqttAsyncClient::isConnected).isPresent();
    }

    @Override
    public boolean publish(Notice notice, Duration expiry) throws BrokerUnavailable {
        MqttAsyncClient over = client.orElseThrow();
        boolean taken = true;
        for (String topic : notice.topics()) {
            taken &= isTaken(over, topic, message(notice, expiry));
        }
        return taken;
    }

    private boolean isTaken(MqttAsyncClient over, String topic, MqttMessage message) throws BrokerUnavailable {
        try {
            IMqttToken token = over.publish(topic, message);
            await(token);
            int[] reasons = token.getReasonCodes();
            return reasons == null || Arrays.stream(reasons).noneMatch(reason -> reason >= REFUSED_FROM);
        } catch (MqttException e) {
            if (e.getReasonCode() >= REFUSED_FROM && e.getReasonCode() <= REFUSED_UP_TO && isConnected()) {
                return false;
            }
            throw new BrokerUnavailable(inWords(e), e);
        }
    }

    private static MqttMessage message(Notice notice, Duration expiry) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType("application/json");
        properties.setMessageExpiryInterval(expiry.toSeconds());
        properties.setUserProperties(List.of(new UserProperty(Envelope.NOTICE_PROPERTY, "rejected")));
        if (notice.correlationData().length > 0) {
            properties.setCorrelationData(notice.correlationData());
        }
        return new MqttMessage(notice.document(), LEAST_ONCE, false, properties);
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(settings.answerWithin().toMillis());
    }

    /** In a thread of its own, because the client may wait for its own threads. */
    @Override
    public void leave() {
        client.ifPresent(left -> Thread.ofVirtual().name("notices-leave").start(() -> end(left)));
        client = Optional.empty();
    }

    /** Closing one that was connected would take away what its reading thread may still use. */
    private static void end(MqttAsyncClient left) {
        try {
            boolean connected = left.isConnected();
            left.disconnectForcibly(0, 0, false);
            if (!connected) {
                left.close(true);
            }
        } catch (MqttException | RuntimeException alreadyGone) {
            // Nothing is owed to it any more.
        }
    }

    private static String inWords(MqttException e) {
        String why = e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause());
        return Excerpt.of(why) + " (" + e.getReasonCode() + ")";
    }
}
