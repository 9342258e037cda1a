package io.dataflow.bridge.buffer;

import io.dataflow.contract.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a Redis server says about how it is set up and how it is.
 *
 * @param info the lines of INFO
 * @param config settings; empty where they may not be asked
 */
record NodeFacts(Map<String, String> info, Map<String, String> config) {

    private static final Pattern REPLICA = Pattern.compile("slave\\d+");

    NodeFacts {
        info = Map.copyOf(info);
        config = Map.copyOf(config);
    }

    static NodeFacts none() {
        return new NodeFacts(Map.of(), Map.of());
    }

    static NodeFacts read(String info, Map<String, String> config) {
        Map<String, String> lines = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new NodeFacts(lines, config);
    }

    /** Whether both were said by one and the same process. */
    boolean sameProcessAs(NodeFacts other) {
        String id = info.getOrDefault("run_id", "");
        return !id.isEmpty() && id.equals(other.info.get("run_id"));
    }

    /** Whether the server was ever asked. */
    boolean known() {
        return !info.isEmpty();
    }

    long usedMemory() {
        return number("used_memory");
    }

    /** In bytes; 0 for none. */
    long memoryLimit() {
        return number("maxmemory");
    }

    boolean loading() {
        return number("loading") == 1;
    }

    boolean readOnly() {
        return "slave".equals(info.get("role")) && number("slave_read_only") == 1;
    }

    /** Those that have caught up. */
    int replicas() {
        return (int) info.entrySet().stream()
                .filter(line -> REPLICA.matcher(line.getKey()).matches())
                .filter(line -> line.getValue().contains("state=online"))
                .count();
    }

    /** Why what is pushed might vanish; empty where it can't. */
    Optional<String> evicts() {
        String policy = policy();
        return policy.startsWith("allkeys") && memoryLimit() > 0
                ? Optional.of(
                        "throws readings away when its memory is full; set maxmemory-policy noeviction, not " + policy)
                : Optional.empty();
    }

    /** What an acknowledged reading outlives there. */
    String promise(int replicasThatConfirm) {
        String alone = !appendOnly()
                ? "Memory only"
                : "always".equals(config.get("appendfsync"))
                        ? "On disk before it is acknowledged"
                        : "On disk a second or two later";
        if (replicasThatConfirm > 0) {
            return "%s, and on %d of %d replicas before it is acknowledged"
                    .formatted(alone, replicasThatConfirm, replicas());
        }
        return replicas() > 0 ? alone + ", and copied to " + Counted.of(replicas(), "replica") : alone;
    }

    /** What an operator should mend, a sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!info.isEmpty() && !appendOnly()) {
            warnings.add(
                    "It keeps no append-only file: readings on it are lost when its process dies. Set appendonly yes.");
        } else if ("no".equals(config.get("appendfsync"))) {
            warnings.add("It leaves it to the system when readings reach the disk: the death of the machine loses what"
                    + " hasn't. Set appendfsync always.");
        } else if ("everysec".equals(config.get("appendfsync"))) {
            // Redis puts the write off, not only the fsync, while an fsync is under way: flushAppendOnlyFile in its
            // aof.c.
            warnings.add(
                    "While its disk is slow it answers up to two seconds before it writes: what it answered then is"
                            + " lost when its process dies. Set appendfsync always.");
        }
        if (policy().startsWith("volatile") || policy().startsWith("allkeys") && memoryLimit() == 0) {
            warnings.add("It is set to throw keys away when its memory is full. Set maxmemory-policy noeviction.");
        }
        if (!info.isEmpty() && memoryLimit() == 0) {
            warnings.add("It has no memory limit, so the system may end it when memory runs out. Set maxmemory.");
        }
        return warnings;
    }

    private boolean appendOnly() {
        return number("aof_enabled") == 1;
    }

    private String policy() {
        return info.getOrDefault("maxmemory_policy", "noeviction");
    }

    private long number(String name) {
        String text = info.getOrDefault(name, "0");
        return text.isEmpty() || !text.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(text);
    }
}
