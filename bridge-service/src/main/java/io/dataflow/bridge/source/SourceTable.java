package io.dataflow.bridge.source;

import io.dataflow.contract.SourceName;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes sources. Always in a transaction of the caller, which begins with {@link #lock}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SourceTable {

    private final SourceRows rows;

    SourceTable(SourceRows rows) {
        this.rows = rows;
    }

    /** All sources by name; nobody else changes any until the transaction ends. */
    public List<Source> lock() {
        return rows.lockAll().stream().map(SourceRow::source).toList();
    }

    public void add(Source source) {
        rows.saveAndFlush(new SourceRow(source));
    }

    /** Takes over filter, model and whether it is paused, as the next revision. */
    public void change(Source source) {
        SourceRow row = rows.getReferenceById(source.name().value());
        row.change(source);
        rows.saveAndFlush(row);
    }

    public void remove(SourceName name) {
        rows.deleteById(name.value());
    }
}
