package io.dataflow.validation.history;

import io.dataflow.validation.model.DataModel;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All stored readings of a range, the oldest first, however many. They are fetched a page at a time by short statements, each of
 * which goes on where the one before ended: no transaction stays open, so the table can be changed meanwhile, and no more than a page is
 * in memory.
 */
@Component
public class Export {

    private static final int PAGE = 1_000;

    private final EntryReader entries;

    Export(EntryReader entries) {
        this.entries = entries;
    }

    /**
     * What is to be exported.
     *
     * @param device only this one; empty for all
     */
    public record Order(DataModel model, Optional<String> device, TimeRange range) {}

    /** Whoever writes it down can begin once there is a first page, and knows until then that the order can be fulfilled. */
    public Pages begin(Order order) {
        return new Pages(order, page(order, Optional.empty()));
    }

    private List<Entries.Entry> page(Order order, Optional<Entries.Place> after) {
        return entries.next(
                order.model(), order.device().map(List::of).orElseGet(List::of), order.range(), PAGE, after);
    }

    /** An export that has been begun; it is written once. */
    public final class Pages {

        private final Order order;
        private List<Entries.Entry> page;

        private Pages(Order order, List<Entries.Entry> first) {
            this.order = order;
            this.page = first;
        }

        /**
         * Writes all of it.
         *
         * @return how many readings there were
         * @throws IOException if whoever reads it has gone away
         */
        public long writeTo(Writer out, ExportFormat format) throws IOException {
            long written = 0;
            format.begin(out);
            while (!page.isEmpty()) {
                for (Entries.Entry entry : page) {
                    format.write(out, entry);
                }
                out.flush();
                written += page.size();
                page = page.size() < PAGE
                        ? List.of()
                        : page(order, Optional.of(page.getLast().place()));
            }
            return written;
        }
    }
}
