package io.dataflow.bridge.source.web;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.poller.PollSchedule;
import io.dataflow.bridge.source.poller.Trial;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes sources while readings flow; which there are is at {@code GET /api/sources}. */
@RestController
@RequestMapping("/api/sources")
@Tag(name = "Sources", description = "Where readings come from")
class SourcesApi {

    private final SourceEditing editing;
    private final Sources sources;
    private final Trial trial;
    private final PollSchedule schedule;

    SourcesApi(SourceEditing editing, Sources sources, Trial trial, PollSchedule schedule) {
        this.editing = editing;
        this.sources = sources;
        this.trial = trial;
        this.schedule = schedule;
    }

    @Operation(
            summary = "Adds a source",
            description =
                    "In force on this bridge when it is answered, on others within 3 s. Two MQTT sources must not have"
                            + " a topic in common.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    SourceView add(@RequestBody SourceDraft draft) {
        return view(editing.add(draft));
    }

    @Operation(
            summary = "Changes a source",
            description =
                    "With a revision, only if nobody else changed it since (409). Name and kind stay. Each bridge goes on"
                            + " taking what comes of the former filter until nothing of it waits at the broker.")
    @PutMapping("/{name}")
    @PreAuthorize("hasRole('ADMIN')")
    SourceView edit(@PathVariable String name, @RequestBody SourceDraft draft) {
        return view(editing.edit(name, draft));
    }

    @Operation(
            summary = "Takes no more readings from a source until it is resumed",
            description = "For MQTT the broker keeps what arrives; over HTTP senders hear 409.")
    @PostMapping("/{name}/pause")
    @PreAuthorize("hasRole('OPERATOR')")
    SourceView pause(@PathVariable String name) {
        return view(editing.pause(name, true));
    }

    @Operation(summary = "Takes readings from a paused source again")
    @PostMapping("/{name}/resume")
    @PreAuthorize("hasRole('OPERATOR')")
    SourceView resume(@PathVariable String name) {
        return view(editing.pause(name, false));
    }

    @Operation(
            summary = "Removes a source",
            description = "What the broker still keeps for an MQTT source is deleted. Readings that were taken stay.")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    void remove(@PathVariable String name) {
        editing.remove(name);
    }

    @Operation(
            summary = "Fetches once what a poller would fetch",
            description = "Nothing is kept. With the name of a poller, headers without a value are the ones it has.")
    @PostMapping("/try")
    @PreAuthorize("hasRole('ADMIN')")
    Trial.Result attempt(@RequestBody SourceDraft draft) throws InterruptedException {
        return trial.run(editing.plan(draft));
    }

    /** As it stands now, with the revision that the change gave it; whoever asks for the list next sees it there. */
    private SourceView view(Source changed) {
        schedule.lookAtChange();
        return SourceView.of(sources.find(changed.name().value()).orElse(changed));
    }
}
