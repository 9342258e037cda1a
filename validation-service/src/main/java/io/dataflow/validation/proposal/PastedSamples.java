package io.dataflow.validation.proposal;

import io.dataflow.validation.verdict.PlainReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the payloads in what somebody pasted: one, one a line, or one after the other over several lines. */
public final class PastedSamples {

    private PastedSamples() {}

    /** The payloads, each with the place where it stands. */
    public static List<Sample> split(String text, Instant now) {
        Sample whole = new Sample("the text", text.strip().getBytes(StandardCharsets.UTF_8), now, Optional.empty());
        if (readable(whole)) {
            return List.of(whole);
        }
        List<Sample> lines = lines(text, now);
        if (lines.size() > 1 && lines.stream().anyMatch(PastedSamples::readable)) {
            return lines;
        }
        List<Sample> values = values(text, now);
        return values.size() > 1 && values.stream().anyMatch(PastedSamples::readable) ? values : List.of(whole);
    }

    private static boolean readable(Sample sample) {
        return PlainReading.of(sample.payload(), sample.receivedAt(), KeyNames::keys).stream()
                .anyMatch(reading -> !reading.values().isEmpty());
    }

    private static List<Sample> lines(String text, Instant now) {
        List<Sample> samples = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                samples.add(sample("line " + (i + 1), lines[i], now));
            }
        }
        return samples;
    }

    /** What stands between brackets that close each other, however many lines it takes. */
    private static List<Sample> values(String text, Instant now) {
        List<Sample> samples = new ArrayList<>();
        int from = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                samples.add(sample("payload " + (samples.size() + 1), text.substring(from, i + 1), now));
                from = i + 1;
            }
        }
        if (!text.substring(from).isBlank()) {
            samples.add(sample("payload " + (samples.size() + 1), text.substring(from), now));
        }
        return samples;
    }

    private static Sample sample(String place, String text, Instant now) {
        String payload = text.strip();
        boolean comma = payload.startsWith(",");
        return new Sample(
                place,
                (comma ? payload.substring(1) : payload).strip().getBytes(StandardCharsets.UTF_8),
                now,
                Optional.empty());
    }
}
