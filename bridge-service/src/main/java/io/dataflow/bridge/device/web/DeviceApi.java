package io.dataflow.bridge.device.web;

import io.dataflow.bridge.device.DeviceRow;
import io.dataflow.bridge.device.Devices;
import io.dataflow.bridge.device.IssuedKey;
import io.dataflow.bridge.device.Registration;
import io.dataflow.bridge.device.Registry;
import io.dataflow.bridge.device.status.StatusFollower;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers devices and gives, changes and takes their keys. */
@RestController
@RequestMapping("/api/devices")
@Tag(name = "Devices", description = "The registry of devices and their keys")
class DeviceApi {

    private static final String CSV = "text/csv";

    private final Registry registry;
    private final Devices devices;
    private final DeviceRecord record;
    private final StatusFollower statuses;

    DeviceApi(Registry registry, Devices devices, DeviceRecord record, StatusFollower statuses) {
        this.registry = registry;
        this.devices = devices;
        this.record = record;
        this.statuses = statuses;
    }

    @Operation(summary = "One device")
    @GetMapping("/{device}")
    DeviceRow device(@PathVariable String device) {
        DeviceId id = Wished.inPath(device);
        return devices.find(id).orElseThrow(() -> unknown(id));
    }

    @Operation(
            summary = "Registers a device",
            description = "Answers with its key, which is shown this once: only its hash is kept.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    Given register(@RequestBody One wished) {
        IssuedKey issued = register(Set.of(wished.id()), wished.labelText()).getFirst();
        record.registered(issued.device(), wished.labelText());
        return Given.of(issued);
    }

    @Operation(
            summary = "Registers many devices, all or none",
            description = "At most 10,000 at once. With Accept: text/csv the answer is a table of ids and keys.")
    @PostMapping(path = "/batch", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    Many registerAll(@RequestBody Batch wished) {
        Set<DeviceId> ids = wished.ids();
        List<IssuedKey> issued = register(ids, wished.labelText());
        record.registered(issued);
        return new Many(issued.stream().map(Given::of).toList());
    }

    @Operation(summary = "The same as a table")
    @PostMapping(path = "/batch", produces = CSV)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    String registerAllAsTable(@RequestBody Batch wished) {
        return registerAll(wished).table();
    }

    @Operation(
            summary = "Registers the device that asks",
            description =
                    "With the header X-Enrolment-Secret. Only a device that is not registered yet gets a key: otherwise"
                            + " whoever has the secret could take over the others.")
    @PostMapping("/enrol")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('OPERATOR', 'ENROLMENT')")
    Given enrol(@RequestBody One wished) {
        return register(wished);
    }

    @Operation(summary = "Gives a device a new key; the one it had ends at once")
    @PostMapping("/{device}/key")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    Given rotate(@PathVariable String device) {
        DeviceId id = Wished.inPath(device);
        IssuedKey issued = registry.rotate(id).orElseThrow(() -> notRegistered(id));
        statuses.offline(id);
        record.rotated(id);
        return Given.of(issued);
    }

    @Operation(summary = "Takes a device's key; its connections end within a second")
    @DeleteMapping("/{device}/key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('OPERATOR')")
    void revoke(@PathVariable String device) {
        DeviceId id = Wished.inPath(device);
        if (registry.revoke(id)) {
            statuses.offline(id);
            record.revoked(id);
            return;
        }
        boolean registered = devices.find(id)
                .filter(row -> "revoked".equals(row.registration().key()))
                .isPresent();
        if (!registered) {
            throw notRegistered(id);
        }
    }

    @Operation(summary = "Notes something about a device")
    @PutMapping("/{device}")
    @PreAuthorize("hasRole('OPERATOR')")
    DeviceRow label(@PathVariable String device, @RequestBody Label label) {
        DeviceId id = Wished.inPath(device);
        String text = Wished.label(label.label());
        if (!devices.label(id, text)) {
            throw unknown(id);
        }
        record.labelled(id, text);
        return device(device);
    }

    @Operation(summary = "Forgets a device and its key; its stored readings stay")
    @DeleteMapping("/{device}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('OPERATOR')")
    void remove(@PathVariable String device) {
        DeviceId id = Wished.inPath(device);
        if (!registry.remove(id)) {
            throw unknown(id);
        }
        statuses.forget(id);
        record.removed(id);
    }

    private List<IssuedKey> register(Set<DeviceId> ids, String label) {
        return switch (registry.register(ids, label)) {
            case Registration.Registered registered -> registered.keys();
            case Registration.Taken taken -> throw taken(taken.devices());
        };
    }

    private static Problem taken(List<DeviceId> devices) {
        String first = devices.isEmpty() ? "" : devices.getFirst().value();
        String which = devices.size() == 1
                ? "Device " + first + " is registered already."
                : devices.size() + " of these devices are registered already, " + first + " among them.";
        return Problem.conflict(
                        "Registered already", which + " Nothing was changed. Give it a new key, or remove it first.")
                .with(
                        "devices",
                        devices.stream().map(DeviceId::value).limit(100).toList());
    }

    private static Problem notRegistered(DeviceId device) {
        return Problem.notFound(
                "Not registered",
                "Device " + Excerpt.of(device.value()) + " is not registered, so it has no key. Register it first.");
    }

    private static Problem unknown(DeviceId device) {
        return Problem.notFound(
                "No such device",
                "There is no device '" + Excerpt.of(device.value()) + "'. The page Devices lists those there are.");
    }

    /** One device to register. */
    record One(@Nullable String device, @Nullable String label) {

        DeviceId id() {
            return Wished.device("/device", device);
        }

        String labelText() {
            return Wished.label(label);
        }
    }

    /** Devices to register. */
    record Batch(
            @Nullable List<@Nullable String> devices,
            @Nullable String label) {

        Set<DeviceId> ids() {
            return Wished.devices(devices);
        }

        String labelText() {
            return Wished.label(label);
        }
    }

    /** What is to be noted. */
    record Label(@Nullable String label) {}

    /** A device's key, shown this once. */
    record Given(String device, String key) {

        static Given of(IssuedKey issued) {
            return new Given(issued.device().value(), issued.key().text());
        }

        @Override
        public String toString() {
            return "Given[device=%s, key=***]".formatted(device);
        }
    }

    /** Keys of many devices, shown this once. */
    record Many(List<Given> devices) {

        String table() {
            StringBuilder table = new StringBuilder("device,key\r\n");
            devices.forEach(given ->
                    table.append(given.device()).append(',').append(given.key()).append("\r\n"));
            return table.toString();
        }
    }
}
