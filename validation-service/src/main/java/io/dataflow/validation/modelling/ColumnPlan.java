package io.dataflow.validation.modelling;

import io.dataflow.validation.model.Column;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the columns of a new version's fields, so that a column never holds values of two types or units, and none that was stored
 * is lost: a field whose type or unit changes begins a new column, one that comes back as it was gets its old column again, and one
 * that names the column of a former field goes on with what is in it.
 */
final class ColumnPlan {

    private static final Pattern NUMBERS = Pattern.compile("(_[0-9]+)*");

    private final DataModel draft;
    private final List<DataModel> earlier;
    private final @Nullable Column[] chosen;

    private ColumnPlan(DataModel draft, List<DataModel> earlier) {
        this.draft = draft;
        this.earlier = earlier;
        this.chosen = new @Nullable Column[draft.fields().size()];
    }

    /**
     * The draft with its columns chosen; choosing again changes nothing.
     *
     * @param earlier the versions that were ever active, newest first
     */
    static DataModel apply(DataModel draft, List<DataModel> earlier) {
        return new ColumnPlan(draft, earlier).planned();
    }

    private DataModel planned() {
        List<Field> fields = draft.fields();
        for (int i = 0; i < fields.size(); i++) {
            chosen[i] = continued(fields.get(i)).orElse(null);
        }
        List<Field> planned = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            Column known = chosen[i];
            Column column = known == null ? otherwise(fields.get(i)) : known;
            chosen[i] = column;
            planned.add(fields.get(i).in(column));
        }
        return draft.with(planned);
    }

    /** The column in which a field of the same name has, or had, values that mean the same; of several the one that is asked for. */
    private Optional<Column> continued(Field field) {
        List<Column> own = formerFields()
                .filter(former -> former.name().equals(field.name()) && former.means(field))
                .map(Field::column)
                .filter(column -> !isChosen(column))
                .toList();
        return own.stream()
                .filter(field.column()::clashesWith)
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    private Column otherwise(Field field) {
        Column asked = field.column();
        if (!isChosen(asked) && (isNew(asked) || isRenamed(field))) {
            return asked;
        }
        Column numbered = Column.of(field.name()).numbered(draft.version());
        Column column = numbered;
        for (int number = 2; isChosen(column) || !isNew(column); number++) {
            column = numbered.numbered(number);
        }
        return column;
    }

    /** Whether somebody asks for the column of a field that was called otherwise, and whose values mean the same. */
    private boolean isRenamed(Field field) {
        return !isDerived(field)
                && formerFields()
                        .filter(former -> former.column().clashesWith(field.column()))
                        .allMatch(field::means);
    }

    /** Whether a field's column follows from its name alone, so that nobody asked for it. */
    private static boolean isDerived(Field field) {
        String usual = Column.of(field.name()).value();
        String column = field.column().value();
        return column.startsWith(usual)
                && NUMBERS.matcher(column.substring(usual.length())).matches();
    }

    private boolean isNew(Column column) {
        return formerFields().noneMatch(former -> former.column().clashesWith(column));
    }

    private boolean isChosen(Column column) {
        return Stream.of(chosen).anyMatch(other -> other != null && other.clashesWith(column));
    }

    private Stream<Field> formerFields() {
        return earlier.stream().flatMap(model -> model.fields().stream());
    }
}
