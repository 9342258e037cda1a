package io.dataflow.validation.modelling.difference;

import io.dataflow.contract.Excerpt;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.UnknownFields;
import io.dataflow.validation.schema.PayloadSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one version of a data model says otherwise than another.
 *
 * @param changes those of the model first, then those of its fields in the order of the later version, then those that are gone
 */
public record ModelDifference(int from, int to, List<Change> changes) {

    public ModelDifference {
        changes = List.copyOf(changes);
    }

    /** Whether any change is breaking. */
    public boolean breaking() {
        return changes.stream().anyMatch(Change::breaking);
    }

    /** What the second says otherwise than the first. */
    public static ModelDifference between(DataModel from, DataModel to) {
        List<Change> changes = new ArrayList<>(ofModel(from, to));
        for (Field field : to.fields()) {
            Optional<Field> before = from.field(field.name());
            if (before.isPresent()) {
                changes.addAll(FieldDifference.between(before.get(), field));
            } else {
                Optional<Field> former = formerName(field, from, to);
                changes.add(former.map(old -> renamed(old, field, to)).orElseGet(() -> added(field, from)));
                former.ifPresent(old -> changes.addAll(FieldDifference.between(old, field)));
            }
        }
        from.fields().stream()
                .filter(field -> to.field(field.name()).isEmpty())
                .filter(field -> to.fields().stream()
                        .noneMatch(other -> formerName(other, from, to).equals(Optional.of(field))))
                .forEach(field -> changes.add(removed(field, to)));
        changes.addAll(order(from, to));
        return new ModelDifference(from.version(), to.version(), changes);
    }

    /** The field of which another one with a new name goes on with the column. */
    private static Optional<Field> formerName(Field field, DataModel from, DataModel to) {
        return from.field(field.name()).isPresent()
                ? Optional.empty()
                : from.fields().stream()
                        .filter(former -> former.column().clashesWith(field.column()) && former.means(field))
                        .filter(former -> to.field(former.name()).isEmpty())
                        .findFirst();
    }

    private static Change renamed(Field from, Field to, DataModel model) {
        String name = Excerpt.of(to.name());
        String words = "field " + Excerpt.of(from.name()) + " is called " + name
                + " now, and goes on in the same column: " + fate(from, model);
        return new Change("field " + name, "name", Change.Kind.CHANGED, from.name(), to.name(), true, words);
    }

    private static Change added(Field field, DataModel from) {
        String name = "field " + Excerpt.of(field.name());
        boolean breaking = field.required() && field.usual().isEmpty();
        String meaning;
        if (breaking) {
            meaning = "readings without it are refused";
        } else if (from.unknownFields() == UnknownFields.REJECT) {
            meaning = "readings that send it were refused and are accepted";
        } else {
            meaning = "readings without it are accepted as before; those that send it, unknown so far, as anything but "
                    + field.type().word() + " within its limits are refused";
        }
        String words = name + ", " + field.type().word()
                + (field.unit().isEmpty() ? "" : " in " + field.unit()) + ", is new"
                + (field.required() ? " and required" : "") + ": " + meaning;
        return new Change(name, "", Change.Kind.ADDED, "", field.type().word(), breaking, words);
    }

    private static Change removed(Field field, DataModel to) {
        String name = "field " + Excerpt.of(field.name());
        boolean breaking = field.metric() || to.unknownFields() != UnknownFields.KEEP;
        String metric = field.metric() ? "; the metric ends, its charts show what is stored so far" : "";
        String words =
                name + " is gone: " + fate(field, to) + metric + ". What was stored stays in column " + field.column();
        return new Change(name, "", Change.Kind.REMOVED, field.type().word(), "", breaking, words);
    }

    /** What becomes of readings that still send a field under a name that is no more. */
    private static String fate(Field field, DataModel to) {
        String name = "'" + Excerpt.of(field.name()) + "'";
        return switch (to.unknownFields()) {
            case REJECT -> "readings that send " + name + " are refused";
            case KEEP -> "what readings send as " + name + " is kept among the unknown fields, unchecked";
            case DROP -> "what readings send as " + name + " is left out and lost";
        };
    }

    private static List<Change> order(DataModel from, DataModel to) {
        List<String> before = names(from, to);
        List<String> after = names(to, from);
        Changes changes = new Changes("model");
        if (!before.equals(after)) {
            changes.harmless(
                    "fields",
                    String.join(", ", before),
                    String.join(", ", after),
                    "the fields are in another order",
                    "");
        }
        return changes.all();
    }

    private static List<String> names(DataModel of, DataModel other) {
        return of.fields().stream()
                .map(Field::name)
                .filter(name -> other.field(name).isPresent())
                .toList();
    }

    private static List<Change> ofModel(DataModel from, DataModel to) {
        Changes changes = new Changes("model");
        if (!from.title().equals(to.title())) {
            changes.harmless("title", from.title(), to.title(), "the title is '" + to.title() + "'", "");
        }
        if (!from.deviceField().equals(to.deviceField())) {
            changes.breaking(
                    "device_field",
                    from.deviceField(),
                    to.deviceField(),
                    "the device is named by field " + Excerpt.of(to.deviceField()) + " instead of "
                            + Excerpt.of(from.deviceField()),
                    "readings that name it as before are refused where their topic doesn't say whose they are");
        }
        if (!from.timestampField().equals(to.timestampField())) {
            changes.breaking(
                    "timestamp_field",
                    from.timestampField(),
                    to.timestampField(),
                    "the time is in field " + Excerpt.of(to.timestampField()) + " instead of "
                            + Excerpt.of(from.timestampField()),
                    "readings that say it as before are stored with the time of their receipt");
        }
        strictness(from, to, changes);
        retention(from.retention().days(), to.retention().days(), changes);
        minutes(from, to, changes);
        changes.bound(
                "schema",
                from.schema().map(PayloadSchema::toString),
                to.schema().map(PayloadSchema::toString),
                to.schema().isPresent(),
                "the model",
                "payloads that don't fit it are refused");
        return changes.all();
    }

    private static void strictness(DataModel from, DataModel to, Changes changes) {
        if (from.unknownFields() != to.unknownFields()) {
            String meaning = switch (to.unknownFields()) {
                case REJECT -> "readings with fields that the model doesn't know are refused";
                case KEEP -> "fields that the model doesn't know are stored with the reading";
                case DROP -> "fields that the model doesn't know are left out and lost";
            };
            boolean breaking = to.unknownFields() == UnknownFields.REJECT
                    || from.unknownFields() == UnknownFields.KEEP && to.unknownFields() == UnknownFields.DROP;
            String before = word(from.unknownFields());
            String after = word(to.unknownFields());
            String what = "unknown fields: " + after + " instead of " + before;
            if (breaking) {
                changes.breaking("unknown_fields", before, after, what, meaning);
            } else {
                changes.harmless("unknown_fields", before, after, what, meaning);
            }
        }
        if (!from.metricRequired() && to.metricRequired()) {
            changes.breaking(
                    "metric_required",
                    "false",
                    "true",
                    "a measured value is required now",
                    "readings without any number are refused");
        } else if (from.metricRequired() && !to.metricRequired()) {
            changes.harmless(
                    "metric_required",
                    "true",
                    "false",
                    "a measured value is not required any more",
                    "more readings are accepted");
        }
        Duration before = from.strictness().furthestAhead();
        Duration after = to.strictness().furthestAhead();
        changes.bound(
                "furthest_ahead",
                Optional.of(before.toString()),
                Optional.of(after.toString()),
                after.compareTo(before) < 0,
                "the model",
                "readings whose time is further ahead of their receipt are refused");
    }

    private static void retention(OptionalInt from, OptionalInt to, Changes changes) {
        if (from.equals(to)) {
            return;
        }
        String what = "readings are kept for " + days(to) + " instead of " + days(from);
        if (to.isPresent() && to.getAsInt() < from.orElse(Integer.MAX_VALUE)) {
            changes.breaking(
                    "keep_days",
                    days(from),
                    days(to),
                    what,
                    "stored readings older than " + days(to)
                            + " are deleted, and older ones refused when they come late");
        } else {
            changes.harmless("keep_days", days(from), days(to), what, "what is gone already does not come back");
        }
    }

    /** Where nothing is said of rollups a minute, they are kept as long as the readings. */
    private static void minutes(DataModel from, DataModel to, Changes changes) {
        OptionalInt before = minutes(from);
        OptionalInt after = minutes(to);
        boolean said = !from.retention().minuteDays().equals(to.retention().minuteDays());
        if (before.equals(after) || !said && before.equals(from.retention().days())) {
            return;
        }
        String what = "rollups a minute are kept for " + days(after) + " instead of " + days(before);
        if (after.isPresent() && after.getAsInt() < before.orElse(Integer.MAX_VALUE)) {
            changes.breaking(
                    "keep_minutes_days",
                    days(before),
                    days(after),
                    what,
                    "older ones are deleted, and charts of that time show hours");
        } else {
            changes.harmless("keep_minutes_days", days(before), days(after), what, "");
        }
    }

    private static OptionalInt minutes(DataModel model) {
        OptionalInt own = model.retention().minuteDays();
        return own.isPresent() ? own : model.retention().days();
    }

    private static String days(OptionalInt days) {
        return days.isEmpty() ? "ever" : days.getAsInt() == 1 ? "1 day" : days.getAsInt() + " days";
    }

    private static String word(UnknownFields choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
