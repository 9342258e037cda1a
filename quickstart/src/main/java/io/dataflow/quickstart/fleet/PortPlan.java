package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.CannotGoOn;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which port each member listens on. No two are the same. */
public record PortPlan(Map<Port, Integer> numbers) {

    private static final int HIGHEST = 65_535;

    public PortPlan {
        numbers = Map.copyOf(numbers);
        Map<Integer, Port> taken = new HashMap<>();
        for (Port port : Port.values()) {
            int number = numbers.getOrDefault(port, 0);
            if (number < 1 || number > HIGHEST) {
                throw new CannotGoOn(
                        "%s %d for %s isn't a port; 1 to 65535 are".formatted(port.option(), number, port.user()));
            }
            Port other = taken.putIfAbsent(number, port);
            if (other != null) {
                throw new CannotGoOn("port %d is wanted by %s (%s) and by %s (%s); move one of them"
                        .formatted(number, other.user(), other.option(), port.user(), port.option()));
            }
        }
    }

    /**
     * The usual ports, all moved by an offset, but for those that are set by themselves.
     *
     * @param set the ports that were named one by one; the offset doesn't touch them
     */
    public static PortPlan of(int offset, Map<Port, Integer> set) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, set.getOrDefault(port, port.usual() + offset));
        }
        return new PortPlan(numbers);
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    /** The plan as names and numbers that {@link #parse} reads again. */
    public Map<String, String> toText() {
        Map<String, String> text = new TreeMap<>();
        numbers.forEach((port, number) -> text.put(port.name(), number.toString()));
        return text;
    }

    static PortPlan parse(Map<String, String> text) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, Integer.valueOf(text.getOrDefault(port.name(), "0")));
        }
        return new PortPlan(numbers);
    }
}
