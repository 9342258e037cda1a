package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads CSV with a header line (RFC 4180). A row becomes an object: what spells a JSON number is one, {@code true} and
 * {@code false} are truths, all else is text, and an empty cell is left out.
 */
final class CsvAnswer {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .build();

    private final JsonMapper json;

    CsvAnswer(JsonMapper json) {
        this.json = json;
    }

    List<JsonNode> rows(byte[] answer) {
        String text = text(answer);
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(text));
        List<JsonNode> rows = new ArrayList<>();
        try (MappingIterator<Map<String, String>> read =
                CSV.readerForMapOf(String.class).with(schema).readValues(text)) {
            read.forEachRemaining(row -> rows.add(object(row)));
        }
        return rows;
    }

    private static String text(byte[] answer) {
        String text = new String(answer, UTF_8);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Whatever of comma, semicolon and tab stands most often in the header line. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(header, candidate) > count(header, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    private ObjectNode object(Map<String, String> row) {
        ObjectNode object = json.createObjectNode();
        row.forEach((name, cell) -> put(object, name, cell));
        return object;
    }

    private void put(ObjectNode object, String name, String cell) {
        if (cell == null || cell.isEmpty()) {
            return;
        }
        if (cell.equals("true") || cell.equals("false")) {
            object.put(name, cell.equals("true"));
        } else if (NUMBER.matcher(cell).matches()) {
            object.set(name, json.readTree(cell));
        } else {
            object.put(name, cell);
        }
    }
}
