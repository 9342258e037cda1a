package io.dataflow.benchmarks.measure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two results side by side. */
public final class Comparison {

    private static final JsonMapper JSON = new JsonMapper();

    private Comparison() {}

    /** A line for each number that both files have. */
    public static List<String> of(Path before, Path after) {
        return of(JSON.readTree(before.toFile()), JSON.readTree(after.toFile()));
    }

    static List<String> of(JsonNode before, JsonNode after) {
        Map<String, Double> first = numbers(before);
        Map<String, Double> second = numbers(after);
        return first.entrySet().stream()
                .filter(number -> second.containsKey(number.getKey()))
                .map(number -> line(number.getKey(), number.getValue(), second.get(number.getKey())))
                .toList();
    }

    private static String line(String name, double before, double after) {
        String ratio = before == 0 ? "–" : String.format(Locale.ROOT, "%.2f", after / before);
        return String.format(Locale.ROOT, "%-40s %,14.2f %,14.2f   × %s", name, before, after, ratio);
    }

    private static Map<String, Double> numbers(JsonNode json) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        collect("", json, numbers);
        return numbers;
    }

    private static void collect(String path, JsonNode node, Map<String, Double> numbers) {
        if (node.isNumber()) {
            numbers.put(path.substring(1), node.asDouble());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), numbers);
            }
        } else {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), numbers));
        }
    }
}
