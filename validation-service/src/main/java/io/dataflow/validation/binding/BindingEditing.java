package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Findings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes bindings, one change at a time in all instances; each follows within 3 s. */
@Component
public class BindingEditing {

    private static final String NOT_BOUND = "Nothing was bound.";

    private final BindingTable table;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;

    BindingEditing(BindingTable table, TransactionTemplate transaction, AuditLog audit, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that people made. */
    public List<StoredBinding> all() {
        return table.all();
    }

    /** Which model each source names. */
    public Map<SourceName, ModelName> sources() {
        return table.sources();
    }

    /** @throws Problem 422 with everything that is wrong with it */
    public StoredBinding add(BindingDraft draft) {
        return change(all -> {
            Binding binding = checked(draft, all, Optional.empty());
            long id = table.add(binding, clock.instant().truncatedTo(ChronoUnit.MILLIS), who());
            audit.record("bind", binding.inWords(), models(binding));
            return find(id, table.all());
        });
    }

    /** @throws Problem 404; 422 with everything that is wrong with it; 409 where somebody else was quicker */
    public StoredBinding edit(long id, BindingDraft draft) {
        return change(all -> {
            requireSame(find(id, all), Optional.ofNullable(draft.revision()));
            Binding binding = checked(draft, all, Optional.of(id));
            table.change(id, binding, clock.instant().truncatedTo(ChronoUnit.MILLIS), who());
            audit.record("change binding of", binding.inWords(), models(binding));
            return find(id, table.all());
        });
    }

    /** @throws Problem 404; 409 where somebody else was quicker */
    public void remove(long id, Optional<Long> revision) {
        change(all -> {
            StoredBinding binding = find(id, all);
            requireSame(binding, revision);
            table.remove(id);
            audit.record("unbind", binding.binding().inWords(), models(binding.binding()));
            return binding;
        });
    }

    private Binding checked(BindingDraft draft, List<StoredBinding> all, Optional<Long> own) {
        Findings findings = new Findings();
        Optional<Binding> binding = draft.binding(findings);
        binding.ifPresent(wanted -> {
            requireModels(wanted, findings);
            requireOnly(wanted, all, own, findings);
        });
        if (findings.any()) {
            throw Problem.invalid(NOT_BOUND, findings.violations());
        }
        return binding.orElseThrow();
    }

    private void requireModels(Binding binding, Findings findings) {
        for (int i = 0; i < binding.choices().size(); i++) {
            ModelName model = binding.choices().get(i).model();
            if (!table.hasModel(model)) {
                findings.add(
                        "/choices/" + i + "/model",
                        model.value(),
                        "must be a data model that there is",
                        "Make the model first, or write the name of another; the page Models lists them.");
            }
        }
    }

    private static void requireOnly(Binding wanted, List<StoredBinding> all, Optional<Long> own, Findings findings) {
        all.stream()
                .filter(other -> !own.equals(Optional.of(other.id())))
                .filter(other -> other.binding().source().equals(wanted.source())
                        && other.binding().topics().equals(wanted.topics()))
                .findFirst()
                .ifPresent(other -> findings.add(
                        "/topics",
                        wanted.topics().value(),
                        "is bound already for " + wanted.inWords(),
                        "Change that binding, or write other topics or another source."));
    }

    private StoredBinding change(Function<List<StoredBinding>, StoredBinding> edit) {
        return Objects.requireNonNull(transaction.execute(status -> edit.apply(table.lock())));
    }

    private static StoredBinding find(long id, List<StoredBinding> all) {
        return all.stream()
                .filter(binding -> binding.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "No such binding", "There is no binding " + id + "; GET /api/bindings lists those there are."));
    }

    private static void requireSame(StoredBinding before, Optional<Long> revision) {
        if (revision.isPresent() && revision.get() != before.revision()) {
            throw Problem.conflict(
                    "Changed by somebody else",
                    "The binding of " + before.binding().inWords()
                            + " was changed since you looked at it, so nothing was"
                            + " changed now. Look at it again, then make your change.");
        }
    }

    private static String models(Binding binding) {
        return String.join(
                ", ",
                binding.choices().stream()
                        .map(choice ->
                                choice.value().map(value -> value + " → ").orElse("") + choice.model())
                        .toList());
    }

    private static String who() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "system" : authentication.getName();
    }
}
