package io.dataflow.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by username and password who somebody is: a service, a device, or nobody who is let in. */
final class Credentials {

    private final BrokerSettings settings;

    Credentials(BrokerSettings settings) {
        this.settings = settings;
    }

    /**
     * The rights of who gives this username and password; empty where they are wrong. Only who gives neither is an anonymous device: a
     * wrong password must not look as if it had worked.
     */
    Optional<TopicRights> rights(@Nullable String username, @Nullable String password) {
        if (username == null && password == null) {
            return anonymous();
        }
        return isService(username, password) ? Optional.of(new TopicRights.OfService()) : Optional.empty();
    }

    private Optional<TopicRights> anonymous() {
        if (!settings.anonymousDevices().areLetInto(settings.listen())) {
            return Optional.empty();
        }
        return Optional.of(new TopicRights.OfDevice(Optional.empty(), settings.openTopics()));
    }

    private boolean isService(@Nullable String username, @Nullable String password) {
        return same(settings.serviceUsername(), username) & same(settings.servicePassword(), password);
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
