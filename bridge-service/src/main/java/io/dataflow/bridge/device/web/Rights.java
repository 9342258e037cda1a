package io.dataflow.bridge.device.web;

import io.dataflow.bridge.device.KeyChecks;
import io.dataflow.bridge.source.mqtt.MqttSettings;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.GuessBrake;
import io.dataflow.contract.credential.OwnTopics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what brokers ask: who somebody is, and what they may do. Only the bridge itself may do everything. */
@Component
class Rights {

    private final KeyChecks checks;
    private final MqttSettings own;
    private final GuessBrake brake;

    Rights(KeyChecks checks, MqttSettings own, InstantSource clock) {
        this.checks = checks;
        this.own = own;
        this.brake = new GuessBrake(clock);
    }

    /**
     * Whether somebody is who they say.
     *
     * @param address where they connect from, as far as the broker says
     */
    boolean mayConnect(String username, String password, Optional<String> address) {
        if (isBridge(username)) {
            // Where the broker doesn't say, nobody could tell the bridge from who guesses, and would lock it out.
            return address.map(from -> isBridgeFrom(from, username, password)).orElseGet(() -> isOwnPassword(password));
        }
        // Where the broker doesn't say, each name stands for itself: they don't all come from one place.
        String from = address.orElse("through a broker: " + username);
        return checks.check(from, username, password) instanceof KeyChecks.Outcome.Right;
    }

    private boolean isBridgeFrom(String address, String username, String password) {
        if (!brake.wait(address, username).isZero()) {
            return false;
        }
        boolean right = isOwnPassword(password);
        if (right) {
            brake.forget(address, username);
        } else {
            brake.wrong(address, username);
        }
        return right;
    }

    /** No password at all is nobody's. */
    private boolean isOwnPassword(String password) {
        return own.password().isPresent()
                && MessageDigest.isEqual(bytes(own.password().value()), bytes(password));
    }

    boolean isBridge(String username) {
        return !own.username().isEmpty() && own.username().equals(username);
    }

    boolean mayPublish(String username, String topic) {
        return isBridge(username) || isOwn(username, OwnTopics.publisherOf(topic));
    }

    boolean maySubscribe(String username, String filter) {
        return isBridge(username) || isOwn(username, OwnTopics.subscriberOf(filter));
    }

    private boolean isOwn(String username, Optional<DeviceId> owner) {
        return owner.filter(device -> device.value().equals(username) && checks.hasKey(device))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
