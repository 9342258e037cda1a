package io.dataflow.validation.modelling.web;

import io.dataflow.validation.modelling.difference.Change;
import io.dataflow.validation.modelling.difference.ModelDifference;
import java.util.List;
import java.util.Locale;

/**
 * What a version says otherwise than another.
 *
 * @param breaking whether any of it is
 */
record Difference(int from, int to, boolean breaking, List<Line> changes) {

    /** One change; kind is added, removed or changed. */
    record Line(String subject, String property, String kind, String from, String to, boolean breaking, String words) {

        static Line of(Change change) {
            return new Line(
                    change.subject(),
                    change.property(),
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.from(),
                    change.to(),
                    change.breaking(),
                    change.words());
        }
    }

    static Difference of(ModelDifference difference) {
        return new Difference(
                difference.from(),
                difference.to(),
                difference.breaking(),
                difference.changes().stream().map(Line::of).toList());
    }
}
