package io.dataflow.validation.modelling;

import io.dataflow.contract.ModelName;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.model.VersionTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts versions in force and out of force. The table is made ready between two short transactions, because DDL ends one: the first
 * says what is to become active, the second makes it so only if nothing was changed meanwhile. So there is never an active version
 * without its columns, nor two of one model.
 */
@Component
public class Activation {

    private final VersionTable table;
    private final TableRoom room;
    private final ModelRegistry registry;
    private final TransactionTemplate transaction;
    private final Journal journal;

    Activation(
            VersionTable table,
            TableRoom room,
            ModelRegistry registry,
            TransactionTemplate transaction,
            Journal journal) {
        this.table = table;
        this.room = room;
        this.registry = registry;
        this.transaction = transaction;
        this.journal = journal;
    }

    /** What is to become active instead of what. */
    private record Intent(Version version, DataModel model, Optional<Version> active) {}

    /**
     * Puts a draft or a former version in force; in this instance at once, in the others within 3 s. Changes nothing where it is
     * so already.
     *
     * @throws Problem 404; 409 where somebody else was quicker; 422 with everything that is wrong with a draft; 503 where the
     *     database can't make the table ready now
     */
    public Version activate(String model, int number, Optional<Long> revision) {
        ModelName name = Refusals.name(model);
        Intent intent = inTransaction(() -> intent(name, number, revision));
        if (intent.version().status() == Version.Status.ACTIVE) {
            return intent.version();
        }
        room.make(intent.model());
        Version active = inTransaction(() -> carryOut(intent));
        registry.refresh();
        return active;
    }

    /**
     * Puts a model out of force altogether: what is bound to it goes to quarantine, from where it can be replayed.
     *
     * @throws Problem 404; 409 where no version of it is active
     */
    public Version retire(String model) {
        ModelName name = Refusals.name(model);
        Version retired = inTransaction(() -> {
            Version active = active(Refusals.requireAny(name, table.lock(name)))
                    .orElseThrow(() -> Problem.conflict(
                            "Not active",
                            "No version of model " + name + " is active, so there is nothing to retire."));
            Version after = table.change(active.retired(journal.deed()));
            journal.record("retire data model", after, "");
            return after;
        });
        registry.refresh();
        return retired;
    }

    private Intent intent(ModelName name, int number, Optional<Long> revision) {
        List<Version> versions = table.lock(name);
        Version version = Refusals.find(versions, name, number);
        Refusals.requireSame(version, revision);
        DataModel model = valid(version);
        if (version.status() == Version.Status.DRAFT) {
            DataModel planned = ColumnPlan.apply(model, Modelling.earlier(versions));
            Version kept = version.edited(ModelJson.write(planned), version.note(), journal.deed());
            return new Intent(planned.equals(model) ? version : table.change(kept), planned, active(versions));
        }
        return new Intent(version, model, active(versions));
    }

    private Version carryOut(Intent intent) {
        Version wanted = intent.version();
        List<Version> versions = table.lock(wanted.model());
        Version now = Refusals.find(versions, wanted.model(), wanted.number());
        Optional<Version> active = active(versions);
        if (now.revision() != wanted.revision() || !active.equals(intent.active())) {
            throw Refusals.changed("Model " + wanted.model());
        }
        Version.Deed deed = journal.deed();
        active.ifPresent(former -> table.change(former.retired(deed)));
        Version after = table.change(now.activated(deed));
        String detail = active.map(former -> "instead of v" + former.number()).orElse("");
        journal.record("activate data model", after, detail);
        return after;
    }

    private static DataModel valid(Version version) {
        Checked checked = version.status() == Version.Status.DRAFT
                ? ModelCheck.of(ModelJson.tree(version.definition()))
                : ModelJson.check(version.definition());
        return switch (checked) {
            case Checked.Model found -> found.model();
            case Checked.Mistakes mistakes ->
                throw Problem.invalid(
                        "Version " + version.label() + " was not activated: it is no valid model yet.",
                        mistakes.violations());
        };
    }

    private static Optional<Version> active(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.status() == Version.Status.ACTIVE)
                .findFirst();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
