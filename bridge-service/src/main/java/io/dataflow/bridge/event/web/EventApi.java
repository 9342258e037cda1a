package io.dataflow.bridge.event.web;

import io.dataflow.bridge.event.Event;
import io.dataflow.bridge.event.EventRows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened at the bridges. */
@RestController
@Tag(name = "Bridge", description = "Buffer nodes, sources, devices and the flow between them")
class EventApi {

    private static final int LARGEST = 500;

    private final EventRows rows;

    EventApi(EventRows rows) {
        this.rows = rows;
    }

    @Operation(summary = "What happened at the bridges, newest first")
    @GetMapping("/api/events")
    List<Event> events(@RequestParam(defaultValue = "50") int size) {
        return rows.latest(Math.clamp(size, 1, LARGEST));
    }
}
