package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.bridge.source.csv.CellKind;
import io.dataflow.bridge.source.csv.Separator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads CSV with a header line (RFC 4180). A row becomes an object, its cells what {@link CellKind} says.
 */
final class CsvAnswer {

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
        CsvSchema schema = CsvSchema.emptySchema()
                .withHeader()
                .withColumnSeparator(
                        Separator.of(text.lines().findFirst().orElse("")).sign());
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

    private ObjectNode object(Map<String, String> row) {
        ObjectNode object = json.createObjectNode();
        row.forEach((name, cell) -> put(object, name, cell == null ? "" : cell));
        return object;
    }

    private void put(ObjectNode object, String name, String cell) {
        switch (CellKind.of(cell)) {
            case LEFT_OUT -> {}
            case TRUTH -> object.put(name, cell.equals("true"));
            case NUMBER -> object.set(name, json.readTree(cell));
            case TEXT -> object.put(name, cell);
        }
    }
}
