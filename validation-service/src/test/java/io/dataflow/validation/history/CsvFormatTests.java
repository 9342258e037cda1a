package io.dataflow.validation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CsvFormatTests {

    private static final DataModel MODEL = ModelJson.read("""
            {"name": "m", "title": "M", "version": 1, "fields": [
              {"name": "speed, max", "type": "number"}, {"name": "note", "type": "string"},
              {"name": "received_at", "type": "string"}, {"name": "doc", "type": "object"}]}""");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void namesColumnsAsTheFieldsAre() throws IOException {
        StringWriter out = new StringWriter();
        new CsvFormat(MODEL, true, JsonMapper.builder().build()).begin(out);
        assertThat(out)
                .hasToString(
                        "device_id,ts,received_at,message_id,\"speed, max\",note,received_at_field,doc,extras\r\n");
    }

    @Test
    void quotesWhatWouldBreakALineAndTellsEmptyFromNone() throws IOException {
        assertThat(line(true, Map.of("note", "a,\"b\"\r\nc", "speed, max", -1.5, "doc", Map.of("x", List.of(1)))))
                .isEqualTo("d,2026-01-02T03:04:05.678Z,2026-01-02T03:04:05.678Z,00000000000000ff,-1.5,"
                        + "\"a,\"\"b\"\"\r\nc\",,\"{\"\"x\"\":[1]}\",\r\n");
        assertThat(line(true, Map.of("note", ""))).contains(",\"\",");
    }

    @Test
    void keepsSpreadsheetsFromRunningTexts() throws IOException {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(line(true, Map.of("note", formula))).as(formula).contains("'" + formula);
            assertThat(line(false, Map.of("note", formula))).as(formula).doesNotContain("'" + formula);
        }
        assertThat(line(true, Map.of("note", "a=1"))).contains(",a=1,");
    }

    private static String line(boolean forSpreadsheets, Map<String, Object> values) throws IOException {
        StringWriter out = new StringWriter();
        new CsvFormat(MODEL, forSpreadsheets, JsonMapper.builder().build())
                .write(out, new Entries.Entry("m", "d", AT, AT, "00000000000000ff", values, Map.of()));
        return out.toString();
    }
}
