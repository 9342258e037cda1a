package io.dataflow.validation.notice;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of tests, with the defaults of the service. */
final class Settings {

    private Settings() {}

    static NoticeSettings notices(Map<String, String> settings) {
        return binder(settings).bindOrCreate("dataflow.validation.notices", NoticeSettings.class);
    }

    static BrokerSettings broker(Map<String, String> settings) {
        return binder(settings).bindOrCreate("dataflow.mqtt", BrokerSettings.class);
    }

    private static Binder binder(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings));
    }
}
