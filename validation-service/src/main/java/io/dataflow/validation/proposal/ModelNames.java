package io.dataflow.validation.proposal;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.text.Normalizer;
import java.util.Locale;

/** Makes names and titles of models from whatever text there is. */
final class ModelNames {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TITLE = 100;

    private ModelNames() {}

    /** A model name that is like the text: {@code Weather Station 2} gives {@code weather_station_2}. */
    static String name(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String words = plain.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String name = words.isEmpty() ? "new_model" : words;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME).replaceAll("_+$", "");
    }

    /** A model name for what is sent on a topic: a device's own topic is called as the device, without its number. */
    static String ofTopic(String topic) {
        String device = Topics.deviceOf(topic).map(DeviceId::value).orElse(topic);
        String kind = device.replaceAll("[^\\p{L}]+$", "");
        return name(kind.isEmpty() ? topic : kind);
    }

    /** A title for people from a text or a name: {@code weather_station} gives {@code Weather station}. */
    static String title(String text) {
        String words = text.replace('_', ' ').strip();
        String title = words.isEmpty() ? "New model" : words;
        int first = title.offsetByCodePoints(0, 1);
        String capital = title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
        return capital.codePointCount(0, capital.length()) <= LONGEST_TITLE
                ? capital
                : capital.substring(0, capital.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
