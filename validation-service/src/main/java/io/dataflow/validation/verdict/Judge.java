package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges envelopes by one version of a data model. */
public final class Judge {

    private final DataModel model;
    private final Set<String> known = new HashSet<>();

    public Judge(DataModel model) {
        this.model = model;
        known.addAll(List.of(model.deviceField(), model.timestampField(), DataModel.MESSAGE_ID_FIELD));
        model.fields().stream().map(Field::name).forEach(known::add);
    }

    /** The version that envelopes are judged by. */
    public DataModel model() {
        return model;
    }

    /** What becomes of an envelope: the same envelope always gets the same verdict. */
    public Verdict judge(Envelope envelope) {
        return switch (StrictJson.read(envelope.payload())) {
            case Parsed.Unreadable unreadable ->
                new Verdict.Rejected(envelope.device(), List.of(unreadable.violation()));
            case Parsed.Fields fields -> new FlatObject(model, known, envelope, fields).verdict();
        };
    }
}
