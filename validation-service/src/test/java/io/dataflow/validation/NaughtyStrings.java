package io.dataflow.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that other systems stumble over. {@code -Dnaughty-strings=FILE} adds those of big-list-of-naughty-strings ({@code blns.json}).
 */
public final class NaughtyStrings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NaughtyStrings() {}

    public static List<String> all() throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        try (InputStream own = Objects.requireNonNull(NaughtyStrings.class.getResourceAsStream("/naughty.json"))) {
            texts.addAll(List.of(JSON.readValue(own, String[].class)));
        }
        String more = System.getProperty("naughty-strings");
        if (more != null) {
            texts.addAll(List.of(JSON.readValue(Path.of(more).toFile(), String[].class)));
        }
        return List.copyOf(texts);
    }

    /** Whether a database can hold the text as it is. */
    public static boolean storable(String text) {
        return text.indexOf('\0') < 0
                && text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
