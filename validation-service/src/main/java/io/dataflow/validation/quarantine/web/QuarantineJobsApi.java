package io.dataflow.validation.quarantine.web;

import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantineSearch;
import io.dataflow.validation.quarantine.mending.Mending;
import io.dataflow.validation.quarantine.mending.Step;
import io.dataflow.validation.quarantine.mending.StepDocument;
import io.dataflow.validation.quarantine.mending.Units;
import io.dataflow.validation.quarantine.replay.Job;
import io.dataflow.validation.quarantine.replay.Jobs;
import io.dataflow.validation.quarantine.replay.Preview;
import io.dataflow.validation.quarantine.replay.Previews;
import io.dataflow.validation.quarantine.replay.Selection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mends, replays and discards refused readings: first looked at, then done as a job that can be left and come back to. */
@RestController
@RequestMapping("/api/quarantine")
@Tag(name = "Quarantine", description = "Readings that fit no model, and what becomes of them")
class QuarantineJobsApi {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{16}");

    private final Previews previews;
    private final Jobs jobs;
    private final ModelRegistry models;

    QuarantineJobsApi(Previews previews, Jobs jobs, ModelRegistry models) {
        this.previews = previews;
        this.jobs = jobs;
        this.models = models;
    }

    /**
     * What is to be done to which readings.
     *
     * @param steps that mend them before they are judged; none replays them as they are
     * @param expected how many whoever asks believes to be selected; where there are more by now, nothing is done
     */
    record Wish(
            @Nullable Selection selection,
            @Nullable List<StepDocument> steps,
            @Nullable Long expected) {}

    @Operation(
            summary = "What would become of a selection if it was mended and replayed",
            description = "Nothing is changed. The newest 2,000 are mended and judged, the first 50 are shown.")
    @PostMapping("/preview")
    @PreAuthorize("hasRole('OPERATOR')")
    Preview preview(@RequestBody Wish wish) {
        return previews.of(selection(wish), mending(wish));
    }

    @Operation(
            summary = "Mends and replays a selection",
            description =
                    "What fits then is stored once, under its original time and id, and leaves quarantine; what doesn't stays with"
                            + " its new reasons. The answer is the job, which goes on by itself.")
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('OPERATOR')")
    Job replay(@RequestBody Wish wish, Principal who) {
        mending(wish);
        return begin(Job.Action.REPLAY, wish, steps(wish), who);
    }

    @Operation(
            summary = "Discards a selection for good",
            description = "The answer is the job, which goes on by itself.")
    @PostMapping("/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('OPERATOR')")
    Job discard(@RequestBody Wish wish, Principal who) {
        return begin(Job.Action.DISCARD, wish, List.of(), who);
    }

    @Operation(summary = "How many readings a selection means")
    @PostMapping("/count")
    QuarantineSearch.Count count(@RequestBody Wish wish) {
        return previews.count(selection(wish));
    }

    @Operation(summary = "The newest jobs")
    @GetMapping("/jobs")
    List<Job> newest() {
        return jobs.newest();
    }

    @Operation(summary = "Where a job is")
    @GetMapping("/jobs/{id}")
    Job job(@PathVariable long id) {
        return jobs.find(id)
                .orElseThrow(() -> Problem.notFound("No such job", "No job on quarantine has the number " + id + "."));
    }

    @Operation(summary = "Ends a job before its time", description = "What it has done so far stays done.")
    @PostMapping("/jobs/{id}/cancel")
    @PreAuthorize("hasRole('OPERATOR')")
    Job cancel(@PathVariable long id) {
        job(id);
        if (!jobs.cancel(id)) {
            throw Problem.conflict("Ended already", "Job " + id + " has ended; there is nothing to cancel.");
        }
        return job(id);
    }

    @Operation(summary = "The units that values can be converted between, by what they measure")
    @GetMapping("/units")
    Map<String, List<String>> units() {
        return Units.byKind();
    }

    private Job begin(Job.Action action, Wish wish, List<StepDocument> steps, Principal who) {
        Selection selection = selection(wish);
        if (action == Job.Action.DISCARD
                && QuarantineFilter.ALL.equals(selection.filter())
                && wish.expected() == null) {
            throw Problem.invalid(
                    "The filter leaves nothing out.",
                    List.of(new Violation(
                            "/selection/filter",
                            "",
                            "must have a condition, unless it is said how many readings are expected",
                            "Write the condition's name as the list of readings has it, or send expected too.")));
        }
        QuarantineSearch.Count count = previews.count(selection);
        if (count.readings() == 0) {
            throw Problem.conflict("Nothing selected", "No reading in quarantine is selected; look again at the list.");
        }
        if (wish.expected() != null && count.readings() > wish.expected()) {
            throw Problem.conflict(
                    "More than expected",
                    "By now the selection means " + Counted.of(count.readings(), "reading") + ", not "
                            + Counted.of(wish.expected(), "reading") + "; look again, then confirm.");
        }
        return jobs.begin(action, selection, steps, count, who.getName());
    }

    private static List<StepDocument> steps(Wish wish) {
        return wish.steps() == null ? List.of() : wish.steps();
    }

    private static Selection selection(Wish wish) {
        List<Violation> violations = new ArrayList<>();
        Selection selection = wish.selection();
        if (selection == null || (selection.ids() == null) == (selection.filter() == null)) {
            throw Problem.invalid(
                    "It isn't said which readings are meant.",
                    List.of(new Violation(
                            "/selection",
                            "",
                            "must have either ids or a filter",
                            "Send {\"ids\": [\"…\"]} or {\"filter\": {…}}; {\"filter\": {}} means all.")));
        }
        if (selection.ids() != null) {
            check(selection.ids(), violations);
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid("The selection can't be used.", violations);
        }
        return selection;
    }

    private static void check(List<String> ids, List<Violation> violations) {
        if (ids.isEmpty() || ids.size() > Selection.MOST_IDS) {
            violations.add(new Violation(
                    "/selection/ids",
                    ids.size() + " ids",
                    "must be 1 to " + Selection.MOST_IDS,
                    "Name readings, or select by a filter."));
        }
        for (int i = 0; i < ids.size(); i++) {
            if (!ID.matcher(ids.get(i)).matches()) {
                violations.add(new Violation(
                        "/selection/ids/" + i,
                        ids.get(i),
                        "must be 16 hexadecimal digits",
                        "Send ids as the list shows them."));
                return;
            }
        }
    }

    private Mending mending(Wish wish) {
        List<Violation> violations = new ArrayList<>();
        Mending mending = StepDocument.mending(steps(wish), violations);
        boolean edits = mending.steps().stream().anyMatch(Step.Edit.class::isInstance);
        if (edits
                && (wish.selection() == null
                        || wish.selection().ids() == null
                        || wish.selection().ids().size() != 1)) {
            violations.add(new Violation(
                    "/steps", "edit", "must be of one reading", "Select one reading to edit its payload by hand."));
        }
        mending.chosenModel()
                .filter(model -> models.active().named(model.value()).isEmpty())
                .ifPresent(model -> violations.add(
                        new Violation("/steps", model.value(), "must be an active model", "Choose an active model.")));
        if (!violations.isEmpty()) {
            throw Problem.invalid("The steps can't be done.", violations);
        }
        return mending;
    }
}
