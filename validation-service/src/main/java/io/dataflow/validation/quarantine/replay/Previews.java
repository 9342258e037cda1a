package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineSearch;
import io.dataflow.validation.quarantine.mending.Mending;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Mends and judges the newest readings of a selection without changing anything. */
@Component
public class Previews {

    static final int JUDGED = 2_000;
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 100;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final JdbcTemplate jdbc;
    private final ModelRegistry models;

    Previews(JdbcTemplate jdbc, ModelRegistry models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** How many readings a selection means. */
    public QuarantineSearch.Count count(Selection selection) {
        List<String> ids = selection.ids();
        if (ids == null) {
            return new QuarantineSearch(jdbc).count(filter(selection));
        }
        long there = 0;
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            there += HeldRows.count(jdbc, messageIds(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
        return new QuarantineSearch.Count(there, true);
    }

    /** What would become of them. */
    public Preview of(Selection selection, Mending mending) {
        Retrial retrial = new Retrial(mending, models.active());
        List<MessageId> ids = some(selection);
        List<Preview.Shown> shown = new ArrayList<>();
        int judged = 0;
        int stay = 0;
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            for (HeldReading held : HeldRows.read(jdbc, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))) {
                Preview.Shown one = Preview.show(retrial.judge(held));
                judged++;
                stay += one.violations().isEmpty() ? 0 : 1;
                if (shown.size() < SHOWN) {
                    shown.add(one);
                }
            }
        }
        return new Preview(count(selection), judged, judged - stay, stay, shown);
    }

    /** As many as are judged, and no more than a short while is enough for. */
    private List<MessageId> some(Selection selection) {
        List<String> ids = selection.ids();
        if (ids != null) {
            return messageIds(ids);
        }
        List<MessageId> some = new ArrayList<>();
        long bytes = 0;
        Optional<QuarantinePage.Place> place = Optional.empty();
        do {
            var found = new QuarantineSearch(jdbc).spots(filter(selection), JUDGED - some.size(), place);
            for (QuarantineSearch.Spot spot : found.items()) {
                bytes += spot.bytes();
                if (bytes > MOST_BYTES && !some.isEmpty()) {
                    return some;
                }
                some.add(spot.place().id());
            }
            place = found.stopped() ? found.next() : Optional.empty();
        } while (some.isEmpty() && place.isPresent());
        return some;
    }

    private static QuarantineFilter filter(Selection selection) {
        return Objects.requireNonNull(selection.filter());
    }

    private static List<MessageId> messageIds(List<String> ids) {
        return ids.stream()
                .map(id -> new MessageId(Long.parseUnsignedLong(id, 16)))
                .toList();
    }
}
