package io.dataflow.bridge.source.http.body;

import io.dataflow.bridge.source.csv.CellKind;
import io.dataflow.bridge.source.csv.Separator;
import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The columns of a CSV body. A row becomes a JSON object, its cells what {@link CellKind} says; but a device id is always text.
 */
final class CsvTable {

    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_NAME = 256;
    private static final String DEVICE = "device_id";
    private static final JsonFactory JSON = new JsonFactory();
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES)
            .disable(CsvReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final Separator separator;
    private final ObjectReader reader;
    private final List<String> names;

    private CsvTable(Separator separator, String header) throws JacksonException {
        this.separator = separator;
        this.reader = CSV.reader(CsvSchema.emptySchema().withColumnSeparator(separator.sign()));
        this.names = cells(header);
    }

    /** @throws Problem 400 if the first line doesn't name columns */
    static CsvTable of(byte[] header, Optional<Separator> given) {
        try {
            String text = text(header);
            CsvTable table = new CsvTable(given.orElseGet(() -> Separator.of(text)), text);
            table.checkNames();
            return table;
        } catch (CharacterCodingException e) {
            throw noHeader("The first line is not UTF-8.");
        } catch (JacksonException e) {
            throw noHeader("The first line can't be read: " + Excerpt.of(e.getOriginalMessage()) + ".");
        }
    }

    static Problem noHeader(String what) {
        return Problem.badRequest(
                "No header line", what + " The first line has to name the columns, such as device_id,temperature.");
    }

    Separator separator() {
        return separator;
    }

    private void checkNames() {
        if (names.size() > MOST_COLUMNS) {
            throw noHeader("There are " + names.size() + " columns, but a reading has at most " + MOST_COLUMNS + ".");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || name.length() > LONGEST_NAME || CellKind.of(name) == CellKind.NUMBER) {
                throw noHeader("Column " + (i + 1) + " is called '" + Excerpt.of(name) + "', which is no name.");
            }
            if (!seen.add(name)) {
                throw noHeader("Two columns are called '" + Excerpt.of(name) + "'.");
            }
        }
    }

    /** The row as a JSON object, or why it can't be one. */
    Cut object(Cut.Slice row) {
        try {
            List<String> cells = cells(text(row.bytes()));
            return cells.size() == names.size() ? object(row, cells) : otherSize(row, cells.size());
        } catch (CharacterCodingException e) {
            return unusable(row, "must be UTF-8 text", "Encode it as UTF-8; other encodings are not guessed.");
        } catch (JacksonException e) {
            return unusable(
                    row,
                    "must be a row of CSV, but " + Excerpt.of(e.getOriginalMessage()),
                    "Put cells that have separators, quotes or line ends in quotes, and double quotes within them.");
        }
    }

    private Cut object(Cut.Slice row, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return unusable(row, "must have a value in at least one column", "Leave the line out.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * row.bytes().length + 64);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                write(names.get(i), cells.get(i), json);
            }
            json.writeEndObject();
        }
        return new Cut.Slice(row.line(), out.toByteArray());
    }

    private static void write(String name, String cell, JsonGenerator json) {
        switch (kind(name, cell)) {
            case LEFT_OUT -> {}
            case TRUTH -> json.writeBooleanProperty(name, cell.equals("true"));
            case NUMBER -> {
                json.writeName(name);
                json.writeRawValue(cell);
            }
            case TEXT -> json.writeStringProperty(name, cell);
        }
    }

    private static CellKind kind(String name, String cell) {
        CellKind kind = CellKind.of(cell);
        return name.equals(DEVICE) && kind != CellKind.LEFT_OUT ? CellKind.TEXT : kind;
    }

    private Cut otherSize(Cut.Slice row, int size) {
        return unusable(
                row,
                "must have as many cells as the header line, " + names.size() + ", but has " + size,
                "Write a cell for each column, empty where there is no value, and put cells with a separator in quotes.");
    }

    private static Cut unusable(Cut.Slice row, String rule, String remedy) {
        return new Cut.Unusable(row.line(), Refusal.notARow(row.bytes(), rule, remedy));
    }

    private List<String> cells(String row) throws JacksonException {
        List<String> cells = new ArrayList<>();
        try (JsonParser in = reader.createParser(row)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                cells.add(in.getString());
            }
        }
        return cells;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
