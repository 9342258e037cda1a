package io.dataflow.validation.quarantine.web;

import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refused readings line by line, page by page, and holds no more than a page. */
@Component
class QuarantineExport {

    private static final int PAGE = 100;

    private final QuarantineReader quarantine;
    private final JsonMapper json;

    QuarantineExport(QuarantineReader quarantine, JsonMapper json) {
        this.quarantine = quarantine;
        this.json = json;
    }

    void write(QuarantineFilter filter, OutputStream out) throws IOException {
        Optional<QuarantinePage.Place> after = Optional.empty();
        do {
            QuarantinePage page = quarantine.page(filter, PAGE, after);
            for (QuarantinePage.Kept kept : page.readings()) {
                out.write(json.writeValueAsBytes(quarantine.whole(kept)));
                out.write('\n');
            }
            out.flush();
            after = Optional.of(page.nextCursor())
                    .filter(cursor -> !cursor.isEmpty())
                    .map(QuarantinePage.Place::of);
        } while (after.isPresent());
    }
}
