package io.dataflow.broker;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by username and password who somebody is: a service, a device, or nobody who is let in. */
final class Credentials {

    private final BrokerSettings settings;
    private final TopicRights.Registered registered;
    private final News news;
    private final Refusals refusals;

    Credentials(BrokerSettings settings, TopicRights.Registered registered, News news, Refusals refusals) {
        this.settings = settings;
        this.registered = registered;
        this.news = news;
        this.refusals = refusals;
    }

    /**
     * The rights of who gives this username and password; empty where they are wrong. Only who gives neither is an anonymous device: a
     * wrong password must not look as if it had worked.
     *
     * @param address where from
     */
    Optional<TopicRights> rights(@Nullable String username, @Nullable String password, String address) {
        if (username == null && password == null) {
            return anonymous(address);
        }
        if (isService(username, password)) {
            return Optional.of(new TopicRights.OfService());
        }
        return proven(username == null ? "" : username, password == null ? "" : password, address);
    }

    private Optional<TopicRights> anonymous(String address) {
        if (!settings.anonymousDevices().areLetInto(settings.listen())) {
            refusals.without(address);
            return Optional.empty();
        }
        return Optional.of(new TopicRights.OfAnybody(settings.openTopics(), registered));
    }

    private Optional<TopicRights> proven(String username, String password, String address) {
        if (refusals.tooSoon(address, username)) {
            return Optional.empty();
        }
        Optional<TopicRights> rights =
                DeviceId.parse(username).flatMap(device -> ofDeviceOrNews(device, new DeviceKey(password), address));
        if (rights.isPresent()) {
            refusals.right(address, username);
        } else {
            refusals.wrong(address, username);
        }
        return rights;
    }

    /** A device may have been registered, or got another key, only just now. */
    private Optional<TopicRights> ofDeviceOrNews(DeviceId device, DeviceKey shown, String address) {
        return ofDevice(device, shown).or(() -> news.await(address) ? ofDevice(device, shown) : Optional.empty());
    }

    private Optional<TopicRights> ofDevice(DeviceId device, DeviceKey shown) {
        return registered.of(device).orElse(null) instanceof Standing.Valid valid
                        && valid.hash().isOf(shown)
                ? Optional.of(new TopicRights.OfDevice(device, valid, settings.openTopics(), registered))
                : Optional.empty();
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
