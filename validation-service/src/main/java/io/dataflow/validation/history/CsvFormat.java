package io.dataflow.validation.history;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * CSV as RFC 4180 has it: a heading, commas, CRLF, quotes where they are needed. The columns are device, times (ISO-8601, UTC) and message
 * id, then the model's fields by their names, then what the model doesn't know as a JSON object. No value is an empty cell; an empty
 * text is a quoted one.
 *
 * <p>Spreadsheets run a text that begins with {@code =}, {@code +}, {@code -} or {@code @}, or with a tab or carriage return before them,
 * as a formula, whatever quotes are around it. Where that is to be kept from happening, such texts get an apostrophe in front; numbers
 * stay as they are.
 */
public final class CsvFormat implements ExportFormat {

    private static final List<String> FIRST = List.of("device_id", "ts", "received_at", "message_id");
    private static final String LAST = "extras";
    private static final Set<String> TAKEN = Set.of("device_id", "ts", "received_at", "message_id", LAST);
    private static final Pattern QUOTED = Pattern.compile("[,\"\\r\\n]|^\\s|\\s$");
    private static final String STARTS_A_FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String LINE_END = "\r\n";

    private final DataModel model;
    private final boolean forSpreadsheets;
    private final JsonMapper json;

    /** @param forSpreadsheets whether texts that a spreadsheet would run as formulas get an apostrophe in front */
    public CsvFormat(DataModel model, boolean forSpreadsheets, JsonMapper json) {
        this.model = model;
        this.forSpreadsheets = forSpreadsheets;
        this.json = json;
    }

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void begin(Writer out) throws IOException {
        Stream<String> fields = model.fields().stream().map(CsvFormat::heading);
        line(
                out,
                Stream.concat(Stream.concat(FIRST.stream(), fields), Stream.of(LAST))
                        .map(this::text)
                        .iterator());
    }

    @Override
    public void write(Writer out, Entries.Entry entry) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(text(entry.device()));
        cells.add(entry.ts().toString());
        cells.add(entry.receivedAt().toString());
        cells.add(entry.messageId());
        model.fields().forEach(field -> cells.add(cell(entry.values().get(field.name()))));
        cells.add(entry.extras().isEmpty() ? "" : cell(entry.extras()));
        line(out, cells.iterator());
    }

    /** A field that is called as one of the other columns stands under its column's name, which is another. */
    private static String heading(Field field) {
        return TAKEN.contains(field.name()) ? field.column().value() : field.name();
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text(text);
            case Map<?, ?> object -> quoted(json.writeValueAsString(object));
            case List<?> array -> quoted(json.writeValueAsString(array));
            default -> value.toString();
        };
    }

    private String text(String text) {
        boolean formula = forSpreadsheets && !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        return text.isEmpty() || QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static void line(Writer out, Iterator<String> cells) throws IOException {
        for (String separator = ""; cells.hasNext(); separator = ",") {
            out.write(separator);
            out.write(cells.next());
        }
        out.write(LINE_END);
    }
}
