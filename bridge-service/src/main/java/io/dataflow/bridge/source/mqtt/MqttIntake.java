package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.DeliverySettings;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.platform.ServiceIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes readings of each MQTT source, and follows the list of sources: one that is paused leaves its session to the broker, one that is
 * removed ends it, one that was changed connects anew.
 */
@Component
public class MqttIntake implements SmartLifecycle {

    /** After the buffer nodes, and stopped before them. */
    private static final int PHASE = 300;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(MqttIntake.class);

    private final ServiceIdentity identity;
    private final Sources sources;
    private final Brokers brokers;
    private final Thread thread = Thread.ofPlatform().name("mqtt-sources").unstarted(this::run);
    private final Map<SourceName, SourceIntake> intakes = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile boolean looked;

    MqttIntake(DeliverySettings delivery, ServiceIdentity identity, Sources sources, Brokers brokers) {
        brokers.settings().requireThatItFits(delivery);
        this.identity = identity;
        this.sources = sources;
        this.brokers = brokers;
    }

    /** Whether readings of every source that isn't paused can come from the broker now: connected and subscribed. */
    public boolean connected() {
        return looked && intakes.values().stream().filter(SourceIntake::takes).allMatch(SourceIntake::connected);
    }

    /** Whether the broker sends readings of this source at the moment, or soon will. */
    public boolean takes(String source) {
        return intakes.entrySet().stream()
                .anyMatch(intake -> intake.getKey().value().equals(source)
                        && !intake.getValue().gone());
    }

    private void run() {
        while (running) {
            try {
                followWhateverHappens();
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException e) {
                log.debug("The MQTT intake was told to stop");
            }
        }
    }

    private void followWhateverHappens() {
        try {
            follow(sources.all().stream()
                    .filter(source -> source.kind() == SourceKind.MQTT)
                    .collect(Collectors.toMap(Source::name, Function.identity())));
        } catch (RuntimeException e) {
            log.error("Following the list of sources failed in a way that nobody thought of; it is tried again", e);
        }
    }

    private void follow(Map<SourceName, Source> wanted) {
        intakes.values().removeIf(SourceIntake::gone);
        wanted.values().forEach(source -> brokers.sessions().add(source.name(), filter(source)));
        brokers.sessions().keep();
        for (SourceName source : brokers.sessions().sources()) {
            if (!wanted.containsKey(source)) {
                end(source);
            }
        }
        wanted.values().forEach(this::follow);
        looked = true;
    }

    /** Also of a source that was removed, or of which only an earlier run of this instance knew. */
    private void end(SourceName source) {
        Optional.ofNullable(intakes.get(source))
                .ifPresentOrElse(
                        SourceIntake::end,
                        () -> intakes.put(source, SourceIntake.ending(clientId(source), source, brokers)));
    }

    /** One that ends its session is let: it may still be subscribed to what a source of the same name asked for before. */
    private void follow(Source source) {
        SourceIntake intake = intakes.get(source.name());
        if (intake == null) {
            if (!source.paused()) {
                intakes.put(source.name(), SourceIntake.taking(clientId(source.name()), source, brokers));
            }
        } else if (intake.takes()
                && (source.paused() || !intake.isOf(source) || knowsMoreToUnsubscribe(intake, source))) {
            intake.leave();
        }
    }

    /** That is so where the database was away when it connected. */
    private boolean knowsMoreToUnsubscribe(SourceIntake intake, Source source) {
        return intake.connected()
                && !intake.lettingGo().containsAll(brokers.sessions().besides(source.name(), filter(source)));
    }

    private static TopicFilter filter(Source source) {
        return source.filter().orElseThrow();
    }

    private String clientId(SourceName source) {
        return identity.instance() + "." + source;
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        intakes.values().forEach(SourceIntake::leave);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
