package io.dataflow.platform;

import java.util.Locale;

/**
 * Which service this process is, and which of its instances.
 *
 * @param name the service, for example {@code bridge-service}
 * @param instance this process among its like
 */
public record ServiceIdentity(String name, String instance) {

    /** The name as a person reads it, for example {@code Bridge service}. */
    public String title() {
        String words = name.replace('-', ' ').replaceFirst("^ai ", "AI ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
