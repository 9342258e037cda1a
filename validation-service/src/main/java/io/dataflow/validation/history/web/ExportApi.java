package io.dataflow.validation.history.web;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.CsvFormat;
import io.dataflow.validation.history.Export;
import io.dataflow.validation.history.ExportFormat;
import io.dataflow.validation.history.NdjsonFormat;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.DataModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Stored readings as a file of any length. A failure in the middle closes the connection before the end of the answer. */
@RestController
class ExportApi {

    private static final Logger LOG = LoggerFactory.getLogger(ExportApi.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 4;
    private static final int BUFFER = 32 * 1024;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Asked asked;
    private final Export export;
    private final JsonMapper json;

    ExportApi(Asked asked, Export export, JsonMapper json) {
        this.asked = asked;
        this.export = export;
        this.json = json;
    }

    /**
     * All readings of a range, the oldest first, as CSV or NDJSON.
     *
     * @param raw leaves texts in CSV as they are that a spreadsheet would run as formulas; else they get an apostrophe in front
     */
    @GetMapping("/api/models/{name}/export")
    void export(
            @PathVariable String name,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = "false") boolean raw,
            HttpServletResponse response)
            throws IOException {
        DataModel model = asked.model(name);
        ExportFormat chosen = format(format, model, raw);
        TimeRange range = asked.range(from, to, DAY);
        Export.Order order = new Export.Order(model, asked.device(device), range);
        if (!places.tryAcquire()) {
            throw Problem.tooManyRequests(
                    "Too many exports",
                    MOST_AT_ONCE + " exports are under way here already; try again when one has ended.",
                    AGAIN_AFTER);
        }
        try {
            write(export.begin(order), chosen, fileName(model, range, format), response);
        } finally {
            places.release();
        }
    }

    private static void write(Export.Pages pages, ExportFormat format, String fileName, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
        long readings = pages.writeTo(out, format);
        out.flush();
        LOG.debug("Exported {} readings as {}", readings, fileName);
    }

    private ExportFormat format(String word, DataModel model, boolean raw) {
        return switch (word) {
            case "csv" -> new CsvFormat(model, !raw, json);
            case "ndjson" -> new NdjsonFormat(json);
            default ->
                throw Problem.badRequest(
                        "Wrong parameter", "Parameter 'format' must be csv or ndjson; write one of them.");
        };
    }

    private static String fileName(DataModel model, TimeRange range, String format) {
        String first = range.from().toString().replaceAll("[^0-9TZ]", "");
        return model.name() + "-" + first + "." + format;
    }
}
