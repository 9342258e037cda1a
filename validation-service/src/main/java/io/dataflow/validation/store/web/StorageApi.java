package io.dataflow.validation.store.web;

import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.ModelDevices;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.store.RollupAudit;
import io.dataflow.validation.store.RollupReport;
import io.dataflow.validation.store.StorageReader;
import io.dataflow.validation.store.TableReport;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The models' tables, and whether their rollups are what they should be. */
@RestController
class StorageApi {

    private static final String TITLE = "Wrong parameter";
    private static final int MOST_DEVICES = 500;

    private final StorageReader storage;
    private final RollupAudit audit;
    private final ModelDevices devices;
    private final Asked asked;
    private final AuditLog changes;
    private final Clock clock;

    StorageApi(
            StorageReader storage,
            RollupAudit audit,
            ModelDevices devices,
            Asked asked,
            AuditLog changes,
            Clock clock) {
        this.storage = storage;
        this.audit = audit;
        this.devices = devices;
        this.asked = asked;
        this.changes = changes;
        this.clock = clock;
    }

    /** What each model's table takes; rows are the database's estimate. */
    @GetMapping("/api/storage")
    List<TableReport> storage() {
        return storage.read();
    }

    /**
     * Compares a day's rollups with the readings, and makes wrong ones anew if that is wanted; of the devices named, or of the first 500.
     *
     * @param day of UTC, as 2026-01-31; yesterday where none is given
     */
    @PostMapping("/api/storage/rollup-check")
    @PreAuthorize("hasRole('ADMIN')")
    RollupReport check(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable List<String> device,
            @RequestParam(defaultValue = "false") boolean repair) {
        DataModel found = asked.model(model);
        LocalDate date = day(day);
        if (!audit.canCheck(found, date)) {
            throw Problem.conflict(
                    "Readings are gone",
                    "Model " + found.name() + " doesn't keep readings of " + date
                            + " any longer, so there is nothing to compare its rollups with. Choose a later day.");
        }
        List<String> named = asked.devices(device, MOST_DEVICES);
        RollupReport report =
                audit.check(found, date, named.isEmpty() ? devices.first(found, MOST_DEVICES) : named, repair);
        changes.record(
                repair ? "repair rollups" : "check rollups",
                found.name() + " " + date,
                report.different() + " of " + report.compared() + " different, " + report.repaired() + " made anew");
        return report;
    }

    private LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest(TITLE, "Parameter 'day' must be a date; write one as 2026-01-31.");
        }
    }
}
