package io.dataflow.validation.history;

import java.io.IOException;
import java.io.Writer;

/** How stored readings are written one after the other. */
public interface ExportFormat {

    /** The media type of what is written. */
    String contentType();

    /** Writes what stands before the first reading. */
    void begin(Writer out) throws IOException;

    /** Writes one reading. */
    void write(Writer out, Entries.Entry entry) throws IOException;
}
