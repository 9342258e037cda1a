package io.dataflow.bridge.buffer;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a buffer node said of itself, all counts read in one atomic step.
 *
 * @param latency from question to answer
 * @param info the lines of Redis' INFO
 */
record NodeMeasure(
        long received, long settled, long waiting, long claimed, Duration latency, Map<String, String> info) {

    NodeMeasure {
        info = Map.copyOf(info);
    }

    static NodeMeasure none() {
        return new NodeMeasure(0, 0, 0, 0, Duration.ZERO, Map.of());
    }

    boolean balanced() {
        return received == settled + waiting + claimed;
    }

    long usedMemory() {
        return number("used_memory");
    }

    /** Why no readings should go there although it answers; empty while all is well. */
    Optional<String> obstacle(double fullAt) {
        if (number("loading") == 1) {
            return Optional.of("is still loading its data");
        }
        if ("slave".equals(info.get("role")) && number("slave_read_only") == 1) {
            return Optional.of("is a read-only replica");
        }
        long limit = number("maxmemory");
        if (limit > 0 && usedMemory() > limit * fullAt) {
            return Optional.of("is full: %,d of %,d bytes".formatted(usedMemory(), limit));
        }
        return Optional.empty();
    }

    private long number(String name) {
        String text = info.getOrDefault(name, "0");
        return text.isEmpty() || !text.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(text);
    }
}
