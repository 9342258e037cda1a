package io.dataflow.validation.history;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** A line a reading, each a JSON object as {@code GET /validate} has it. */
public final class NdjsonFormat implements ExportFormat {

    private final JsonMapper json;

    public NdjsonFormat(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public void begin(Writer out) {
        // There is no heading.
    }

    @Override
    public void write(Writer out, Entries.Entry entry) throws IOException {
        out.write(json.writeValueAsString(entry));
        out.write('\n');
    }
}
