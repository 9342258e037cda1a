package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import io.dataflow.validation.schema.PayloadSchema;
import io.dataflow.validation.schema.SchemaRefused;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A data model as it is written in JSON, where what is usual may be left out. */
record ModelDocument(
        String name,
        String title,
        int version,
        String deviceField,
        String timestampField,
        String unknownFields,
        boolean metricRequired,
        String furthestAhead,
        @Nullable Integer keepDays,
        @Nullable Integer keepMinutesDays,
        List<FieldDocument> fields,
        @Nullable JsonNode schema) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Strictness USUAL_STRICTNESS =
            new Strictness(UnknownFields.KEEP, false, Strictness.USUAL_AHEAD);

    static ModelDocument of(DataModel model) {
        Strictness strictness = model.strictness();
        Retention retention = model.retention();
        return new ModelDocument(
                model.name().value(),
                model.title(),
                model.version(),
                model.keys().device(),
                model.keys().timestamp(),
                word(strictness.unknownFields()),
                strictness.metricRequired(),
                strictness.furthestAhead().toString(),
                retention.days().isPresent() ? retention.days().getAsInt() : null,
                retention.minuteDays().isPresent() ? retention.minuteDays().getAsInt() : null,
                model.fields().stream().map(FieldDocument::of).toList(),
                model.schema().map(schema -> ModelJson.tree(schema.toString())).orElse(null));
    }

    /** The model that a document describes, or everything that is wrong with it. */
    static Checked read(JsonNode document) {
        Findings findings = new Findings();
        if (!document.isObject()) {
            findings.add("", document.toString(), "must be a data model", "Write {\"name\": …, \"fields\": […]}.");
            return new Checked.Mistakes(findings.violations());
        }
        Optional<DataModel> model = read(new Members(document, "", findings), findings);
        return findings.any() ? new Checked.Mistakes(findings.violations()) : new Checked.Model(model.orElseThrow());
    }

    private static Optional<DataModel> read(Members members, Findings findings) {
        Optional<ModelName> name = name(members, findings);
        Optional<String> title = members.text("title").filter(text -> !text.isBlank());
        int version = Math.max(members.whole("version").orElse(1), 1);
        Optional<KeyFields> keys = keys(members, findings);
        Optional<Strictness> strictness = strictness(members, findings);
        Optional<Retention> retention = retention(members, findings);
        List<JsonNode> documents = members.array("fields");
        List<Field> fields = FieldDocument.read(documents, members.pointer("fields"), findings);
        Optional<PayloadSchema> schema = schema(members, findings);
        members.requireNoOthers();
        if (fields.size() < documents.size() || name.isEmpty()) {
            return Optional.empty();
        }
        // What can't be is found already; the usual stands in for it, so that the rest is checked as well.
        return findings.attempt(
                "",
                () -> new DataModel(
                        name.get(),
                        title.orElse(name.get().value()).strip(),
                        version,
                        fields,
                        keys.orElse(KeyFields.USUAL),
                        strictness.orElse(USUAL_STRICTNESS),
                        retention.orElse(Retention.FOR_EVER),
                        schema));
    }

    private static Optional<PayloadSchema> schema(Members members, Findings findings) {
        try {
            return members.node("schema").map(JsonNode::toString).map(PayloadSchema::of);
        } catch (SchemaRefused e) {
            e.violations()
                    .forEach(reason -> findings.add(
                            members.pointer("schema") + reason.pointer(),
                            reason.value(),
                            reason.rule(),
                            reason.remedy()));
            return Optional.empty();
        }
    }

    private static Optional<ModelName> name(Members members, Findings findings) {
        Optional<String> given = members.required("name", "Write the model's name.");
        if (given.isPresent() && !NAME.matcher(given.get()).matches()) {
            findings.add(
                    members.pointer("name"),
                    given.get(),
                    "must be a small letter, then up to 39 small letters, digits and underscores",
                    "Write a name such as weather_station.");
            return Optional.empty();
        }
        return given.map(ModelName::new);
    }

    private static Optional<KeyFields> keys(Members members, Findings findings) {
        String device = members.text("device_field").orElse(KeyFields.USUAL.device());
        String timestamp = members.text("timestamp_field").orElse(KeyFields.USUAL.timestamp());
        return findings.attempt("", () -> new KeyFields(device, timestamp));
    }

    private static Optional<Strictness> strictness(Members members, Findings findings) {
        UnknownFields unknown = unknown(members, findings);
        boolean metricRequired = members.truth("metric_required");
        Duration ahead = ahead(members, findings);
        return findings.attempt("", () -> new Strictness(unknown, metricRequired, ahead));
    }

    private static Optional<Retention> retention(Members members, Findings findings) {
        OptionalInt days = members.whole("keep_days");
        OptionalInt minuteDays = members.whole("keep_minutes_days");
        return findings.attempt("", () -> new Retention(days, minuteDays));
    }

    private static UnknownFields unknown(Members members, Findings findings) {
        Optional<String> word = members.text("unknown_fields");
        Optional<UnknownFields> choice = Arrays.stream(UnknownFields.values())
                .filter(one -> word.isPresent() && word(one).equals(word.get()))
                .findFirst();
        if (word.isPresent() && choice.isEmpty()) {
            findings.add(
                    members.pointer("unknown_fields"),
                    word.get(),
                    "must say what happens to fields that the model doesn't know",
                    "Write one of "
                            + Arrays.stream(UnknownFields.values())
                                    .map(ModelDocument::word)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return choice.orElse(UnknownFields.KEEP);
    }

    private static Duration ahead(Members members, Findings findings) {
        Optional<String> text = members.text("furthest_ahead");
        try {
            return text.map(Duration::parse).orElse(Strictness.USUAL_AHEAD);
        } catch (DateTimeException e) {
            findings.add(
                    members.pointer("furthest_ahead"),
                    text.orElse(""),
                    "must be a duration",
                    "Write how far a device's clock may be ahead, such as PT24H or PT5M.");
            return Strictness.USUAL_AHEAD;
        }
    }

    private static String word(UnknownFields choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
