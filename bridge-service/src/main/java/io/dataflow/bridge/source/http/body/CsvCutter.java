package io.dataflow.bridge.source.http.body;

import io.dataflow.bridge.source.csv.Separator;
import io.dataflow.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header line (RFC 4180): a row at a time, so that a row that can't be read spoils no other. A line within quotes
 * belongs to its row; empty lines are passed over.
 */
final class CsvCutter implements Cutter {

    private final ByteFeed feed;
    private final Gathered gathered;
    private final Optional<Separator> given;
    private @Nullable CsvTable table;
    private long begins;
    private long line = 1;

    /** @param given what separates cells; found out from the header line where empty */
    CsvCutter(InputStream in, Desk desk, Optional<Separator> given) {
        this.feed = new ByteFeed(in);
        this.gathered = new Gathered(desk);
        this.given = given;
    }

    @Override
    public Optional<Cut> next() throws IOException {
        if (table == null) {
            table = header();
        }
        CsvTable columns = table;
        return row().map(cut -> switch (cut) {
            case Cut.Slice row -> columns.object(row);
            case Cut.Unusable unusable -> unusable;
        });
    }

    private CsvTable header() throws IOException {
        feed.skipByteOrderMark();
        Cut header = row().orElseThrow(() -> CsvTable.noHeader("The body is empty."));
        return switch (header) {
            case Cut.Slice row -> CsvTable.of(row.bytes(), given);
            case Cut.Unusable unusable -> throw unusable.refusal().problem();
        };
    }

    private Optional<Cut> row() throws IOException {
        boolean more;
        do {
            gathered.clear();
            begins = line;
            more = gatherRow();
            gathered.trimReturns();
        } while (more && gathered.isEmpty());
        return gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.cut(begins));
    }

    /** Whether the row has an end, so that there may be more. */
    private boolean gatherRow() throws IOException {
        Quoting quoting = Quoting.AT_START;
        for (int next = feed.next(); next != ByteFeed.END; next = feed.next()) {
            line += next == '\n' ? 1 : 0;
            if (next == '\n' && quoting != Quoting.WITHIN) {
                return true;
            }
            gathered.add(next);
            quoting = next == '"' ? quoting.afterQuote() : quoting.after(separates(next));
        }
        requireClosed(quoting);
        return false;
    }

    private void requireClosed(Quoting quoting) {
        if (quoting == Quoting.WITHIN) {
            throw Problem.badRequest(
                    "Broken CSV",
                    "A quoted cell of the row that begins in line " + begins
                            + " is not closed. Close it with \", and write \"\" for a quote within it.");
        }
    }

    /** In the header line, any separator will do. */
    private boolean separates(int next) {
        return table == null && given.isEmpty()
                ? Separator.isAny(next)
                : separator().sign() == next;
    }

    private Separator separator() {
        return table == null ? given.orElseThrow() : table.separator();
    }

    @Override
    public void close() {
        gathered.close();
    }

    /** Where in a cell; a quote opens one only at its start. */
    private enum Quoting {
        AT_START,
        PLAIN,
        WITHIN,
        CLOSED;

        private Quoting afterQuote() {
            return switch (this) {
                case AT_START, CLOSED -> WITHIN;
                case WITHIN -> CLOSED;
                case PLAIN -> PLAIN;
            };
        }

        private Quoting after(boolean separator) {
            if (this == WITHIN) {
                return WITHIN;
            }
            return separator ? AT_START : PLAIN;
        }
    }
}
