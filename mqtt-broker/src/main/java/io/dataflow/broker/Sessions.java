package io.dataflow.broker;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.OwnTopics;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;

/**
 * Reserves client ids. In MQTT whoever connects with a session's client id takes it over; with a service's session a device would end
 * the service's connection and, because its subscriptions are not allowed to a device, have Artemis delete their queues with all that
 * waits there. A device that has proved who it is has the client ids that it uses for itself too, and the one that spells its own id,
 * as long as its session lives.
 */
final class Sessions {

    /** Between being let in and having a session. */
    private static final Duration CONNECTING = Duration.ofSeconds(30);

    private final TopicRights.Registered registered;
    private final InstantSource clock;
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private volatile Predicate<String> alive = clientId -> true;

    Sessions(TopicRights.Registered registered, InstantSource clock) {
        this.registered = registered;
        this.clock = clock;
    }

    private sealed interface Owner {

        record Service() implements Owner {}

        record Device(DeviceId id, Instant since) implements Owner {}
    }

    /** Reserves those of an earlier run; to be called before anybody can connect. */
    void reserveStored(ActiveMQServer server) throws Exception {
        Map<String, MQTTSessionState> stored =
                MQTTStateManager.getInstance(server).getSessionStates();
        alive = stored::containsKey;
        stored.forEach((clientId, session) ->
                ownerOf(session.getSubscriptions()).ifPresent(owner -> owners.put(clientId, owner)));
    }

    /** A service, where only a service may have one of the subscriptions; a registered device, where they are all its own. */
    private Optional<Owner> ownerOf(Collection<MqttTopicSubscription> subscriptions) {
        Set<Optional<DeviceId>> subscribers = subscriptions.stream()
                .map(subscription -> OwnTopics.subscriberOf(subscription.topicFilter()))
                .collect(Collectors.toSet());
        if (subscribers.contains(Optional.<DeviceId>empty())) {
            return Optional.of(new Owner.Service());
        }
        return subscribers.size() == 1
                ? subscribers
                        .iterator()
                        .next()
                        .filter(device -> registered.of(device).isPresent())
                        .map(device -> new Owner.Device(device, clock.instant()))
                : Optional.empty();
    }

    /** Whether somebody with these rights may connect under a client id, which is reserved where a service or a device does. */
    boolean mayTake(@Nullable String clientId, TopicRights rights) {
        if (clientId == null) {
            return true;
        }
        return switch (rights) {
            case TopicRights.OfService service -> reserve(clientId);
            case TopicRights.OfDevice device ->
                !spellsAnother(clientId, device.own()) && reserve(clientId, device.own());
            case TopicRights.OfAnybody anybody ->
                !isRegistered(clientId) && ownedBy(clientId).isEmpty();
        };
    }

    private boolean reserve(String clientId) {
        owners.put(clientId, new Owner.Service());
        return true;
    }

    private boolean reserve(String clientId, DeviceId device) {
        Owner now = owners.compute(clientId, (id, before) -> {
            boolean free = before == null || !lives(clientId, before) || isOf(before, device);
            return free ? new Owner.Device(device, clock.instant()) : before;
        });
        return isOf(now, device);
    }

    private static boolean isOf(Owner owner, DeviceId device) {
        return owner instanceof Owner.Device one && one.id().equals(device);
    }

    private Optional<Owner> ownedBy(String clientId) {
        return Optional.ofNullable(owners.get(clientId)).filter(owner -> lives(clientId, owner));
    }

    private boolean lives(String clientId, Owner owner) {
        return switch (owner) {
            case Owner.Service service -> true;
            case Owner.Device device ->
                alive.test(clientId) || device.since().plus(CONNECTING).isAfter(clock.instant());
        };
    }

    /** Forgets the client ids of devices whose sessions have ended. */
    void forgetEnded() {
        owners.entrySet().removeIf(entry -> !lives(entry.getKey(), entry.getValue()));
    }

    private boolean spellsAnother(String clientId, DeviceId own) {
        return !clientId.equals(own.value()) && isRegistered(clientId);
    }

    private boolean isRegistered(String clientId) {
        return DeviceId.parse(clientId).flatMap(registered::of).isPresent();
    }
}
