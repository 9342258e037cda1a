package io.dataflow.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads the broker's settings, by the names of environment variables; an unset one has its default. */
final class SettingsReader {

    private final Function<String, Optional<String>> source;

    private SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** From system properties, else the environment. */
    static BrokerSettings read() {
        return read(name -> Optional.ofNullable(System.getProperty(name, System.getenv(name))));
    }

    static BrokerSettings read(Function<String, Optional<String>> source) {
        return new SettingsReader(source).settings();
    }

    private BrokerSettings settings() {
        return new BrokerSettings(
                value("LISTEN", "127.0.0.1", UnaryOperator.identity()),
                value("PORT", "1883", Integer::parseInt),
                value("DATA", "data/broker", text -> Path.of(text).toAbsolutePath()),
                value("SERVICE_USERNAME", "dataflow", UnaryOperator.identity()),
                value("SERVICE_PASSWORD", "", UnaryOperator.identity()),
                value("ANONYMOUS_DEVICES", "loopback", SettingsReader::anonymousDevices),
                value("OPEN_TOPICS", "", text -> each(text, TopicFilter::new)),
                value(
                        "KEPT_SUBSCRIPTIONS",
                        "dataflow-bridge/devices/+/telemetry",
                        text -> each(text, SharedSubscription::parse)),
                new BridgeSettings(
                        value("BRIDGE_URL", "", text -> each(text, URI::create)),
                        value("BRIDGE_TOKEN", "", UnaryOperator.identity())),
                value("SYNC", "false", SettingsReader::yesOrNo),
                value("MAX_PACKET_BYTES", "1048576", Integer::parseInt));
    }

    private <T> T value(String name, String defaultText, Function<String, T> parse) {
        String variable = "DATAFLOW_BROKER_" + name;
        String text = source.apply(variable).filter(value -> !value.isBlank()).orElse(defaultText);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(
                    "%s is '%s', which can't be read: %s".formatted(variable, text, e.getMessage()), e);
        }
    }

    private static AnonymousDevices anonymousDevices(String text) {
        try {
            return AnonymousDevices.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it should be loopback, never or always", e);
        }
    }

    private static boolean yesOrNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it should be true or false");
        };
    }

    private static <T> List<T> each(String text, Function<String, T> parse) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(parse)
                .toList();
    }
}
