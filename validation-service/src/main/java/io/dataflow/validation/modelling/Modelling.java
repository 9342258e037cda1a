package io.dataflow.validation.modelling;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.model.VersionTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes versions of data models, before readings are judged by them. One change of a model is made at a time. */
@Component
public class Modelling {

    private static final int LONGEST_NOTE = 500;

    private final VersionTable table;
    private final ModelUse use;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Deeds deeds;

    Modelling(VersionTable table, ModelUse use, TransactionTemplate transaction, AuditLog audit, Deeds deeds) {
        this.table = table;
        this.use = use;
        this.transaction = transaction;
        this.audit = audit;
        this.deeds = deeds;
    }

    /** What to do where an imported model's name is taken. */
    public enum IfTaken {
        REFUSE,
        NEW_VERSION
    }

    /** @throws Problem 422 where it has no name, 409 where the name is taken */
    public Version create(Draft draft) {
        DraftDocument document = new DraftDocument(draft.model());
        ModelName name = Refusals.newName(document.name(), DraftDocument.NOT_SAVED);
        return change(() -> {
            if (table.has(name)) {
                throw Refusals.nameTaken(name, "Choose another name, or make a new draft of that model.");
            }
            return addFirst(name, document, draft.noted(), "create data model");
        });
    }

    /** @throws Problem 422 with everything that is wrong with it; 409 where the name is taken and that is to be refused */
    public Version importModel(Draft draft, IfTaken ifTaken) {
        DraftDocument document = new DraftDocument(draft.model());
        ModelName name = Refusals.newName(document.name(), "Nothing was imported.");
        if (document.check() instanceof Checked.Mistakes mistakes) {
            throw Problem.invalid("Nothing was imported.", mistakes.violations());
        }
        return change(() -> {
            List<Version> versions = table.lock(name);
            if (versions.isEmpty()) {
                return addFirst(name, document, draft.noted(), "import data model");
            }
            if (ifTaken == IfTaken.REFUSE) {
                throw Refusals.nameTaken(
                        name, "Import it as a new version of that model, or change the name in the document.");
            }
            return addNext(versions, document, draft.noted(), "import data model");
        });
    }

    /** @throws Problem 404; 409 where there is a draft already */
    public Version draftFrom(String model, Optional<Integer> from, Optional<String> note) {
        ModelName name = Refusals.name(model);
        return change(() -> {
            List<Version> versions = Refusals.requireAny(name, table.lock(name));
            Version origin =
                    from.map(number -> Refusals.find(versions, name, number)).orElseGet(() -> usualOrigin(versions));
            DraftDocument document = new DraftDocument(ModelJson.tree(origin.definition()));
            return addNext(versions, document, note, "draft data model");
        });
    }

    /** @throws Problem 404; 409 where somebody else was quicker or it is no draft; 422 where it is no JSON object */
    public Version edit(String model, int number, Draft draft) {
        ModelName name = Refusals.name(model);
        DraftDocument document = new DraftDocument(draft.model());
        requireOwnName(name, document);
        return change(() -> {
            List<Version> versions = table.lock(name);
            Version before = Refusals.find(versions, name, number);
            Refusals.requireDraft(before, "edited");
            Refusals.requireSame(before, draft.sameRevision());
            String note = checkedNote(draft.noted().orElse(before.note()));
            Version after =
                    table.change(before.edited(document.kept(name, number, earlier(versions)), note, deeds.now()));
            audit.record("edit data model", after.label(), note);
            return after;
        });
    }

    /** Also the model, where there is no other version of it. */
    public void discard(String model, int number, Optional<Long> revision) {
        ModelName name = Refusals.name(model);
        change(() -> {
            List<Version> versions = table.lock(name);
            Version draft = Refusals.find(versions, name, number);
            Refusals.requireDraft(draft, "discarded");
            Refusals.requireSame(draft, revision);
            if (versions.size() == 1) {
                use.requireNone(name);
                table.removeModel(name);
            } else {
                table.remove(draft);
            }
            audit.record("discard draft of data model", draft.label(), draft.note());
            return draft;
        });
    }

    /** @throws Problem 404; 409 where it was ever active, or something is bound to it */
    public void delete(String model) {
        ModelName name = Refusals.name(model);
        change(() -> {
            List<Version> versions = Refusals.requireAny(name, table.lock(name));
            if (versions.stream().anyMatch(Version::everActive)) {
                throw Problem.conflict(
                        "It was active",
                        "Readings were stored by model " + name + ", and its versions say what they mean. Retire it"
                                + " instead: then nothing more is accepted by it.");
            }
            use.requireNone(name);
            table.removeModel(name);
            audit.record("delete data model", name.value(), "");
            return versions.getFirst();
        });
    }

    /** The models of the versions that were ever active, newest first; columns are chosen beside them. */
    static List<DataModel> earlier(List<Version> versions) {
        return versions.stream()
                .filter(Version::everActive)
                .map(Modelling::read)
                .toList();
    }

    private static DataModel read(Version version) {
        return switch (ModelJson.check(version.definition())) {
            case Checked.Model found -> found.model();
            case Checked.Mistakes mistakes ->
                throw Problem.conflict(
                                "A former version can't be read",
                                "Version " + version.label() + " can't be read, so nobody knows which columns it used."
                                        + " Mend its definition in table data_model_version, then try again.")
                        .with("violations", mistakes.violations());
        };
    }

    private Version addFirst(ModelName name, DraftDocument document, Optional<String> note, String verb) {
        Version.Deed deed = deeds.now();
        table.addModel(name, deed);
        return add(Version.draft(name, 1, document.kept(name, 1, List.of()), checkedNote(note.orElse("")), deed), verb);
    }

    private Version addNext(List<Version> versions, DraftDocument document, Optional<String> note, String verb) {
        Refusals.requireNoDraft(versions);
        ModelName name = versions.getFirst().model();
        int number = versions.getFirst().number() + 1;
        String kept = document.kept(name, number, earlier(versions));
        return add(Version.draft(name, number, kept, checkedNote(note.orElse("")), deeds.now()), verb);
    }

    private Version add(Version version, String verb) {
        table.add(version);
        audit.record(verb, version.label(), version.note());
        return version;
    }

    private Version change(Supplier<Version> change) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> change.get()));
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict(
                    "Not taken by the database",
                    "Somebody else changed the model at the same moment, or the document has numbers or characters that"
                            + " the database doesn't take; nothing was changed. Look at it again, then make your change.");
        }
    }

    private static Version usualOrigin(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.status() == Version.Status.ACTIVE)
                .findFirst()
                .orElse(versions.getFirst());
    }

    private static void requireOwnName(ModelName name, DraftDocument document) {
        if (!document.name().isEmpty() && !document.name().equals(name.value())) {
            throw Problem.invalid(
                    DraftDocument.NOT_SAVED,
                    List.of(new Violation(
                            "/name",
                            document.name(),
                            "must be " + name,
                            "A model keeps its name. Create or import another model to have it under another one.")));
        }
    }

    private static String checkedNote(String note) {
        if (note.codePointCount(0, note.length()) > LONGEST_NOTE) {
            throw Problem.invalid(
                    DraftDocument.NOT_SAVED,
                    List.of(new Violation(
                            "/note", note, "must not have more than " + LONGEST_NOTE + " characters", "Shorten it.")));
        }
        return note.strip();
    }
}
