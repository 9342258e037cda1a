package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.NodeSecond;
import io.dataflow.bridge.device.DeviceRow;
import io.dataflow.bridge.device.Devices;
import io.dataflow.contract.query.BufferNodeReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bridge's read interface. */
@RestController
@RequestMapping("/api")
@Tag(name = "Bridge", description = "Buffer nodes, sources, devices and the flow between them")
class ReadApi {

    private static final int LARGEST_PAGE = 500;

    private final Reports reports;
    private final Devices devices;

    ReadApi(Reports reports, Devices devices) {
        this.reports = reports;
        this.devices = devices;
    }

    @Operation(
            summary = "Every buffer node as this bridge sees it",
            description = "removed=true adds the last account of those that are not used any more.")
    @GetMapping("/buffer-nodes")
    List<BufferNodeReport> nodes(@RequestParam(defaultValue = "false") boolean removed) {
        return removed ? reports.nodesEver() : reports.nodes();
    }

    @Operation(summary = "How each buffer node was in the last five minutes, a point a second")
    @GetMapping("/buffer-nodes/history")
    List<NodeSecond> nodeSeconds() {
        return reports.nodeSeconds();
    }

    @Operation(summary = "Every source")
    @GetMapping("/sources")
    List<SourceReport> sources() {
        return reports.sources();
    }

    @Operation(summary = "Readings per second over the last minutes, of this bridge")
    @GetMapping("/flow")
    FlowReport flow() {
        return reports.flow();
    }

    @Operation(summary = "Devices, most recently seen first")
    @GetMapping("/devices")
    DevicePage devices(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        int shown = Math.clamp(size, 1, LARGEST_PAGE);
        return new DevicePage(
                devices.find(q, Math.max(0, page), shown),
                devices.count(q),
                devices.reporting(),
                devices.online(),
                devices.registered());
    }

    /**
     * Some devices.
     *
     * @param total how many there are that were asked for
     * @param reporting how many of all were seen within the last minute
     * @param online how many of all said last that they are online
     * @param registered how many of all are registered
     */
    record DevicePage(List<DeviceRow> devices, long total, long reporting, long online, long registered) {}
}
