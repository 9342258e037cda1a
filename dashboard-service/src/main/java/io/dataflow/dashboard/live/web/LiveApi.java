package io.dataflow.dashboard.live.web;

import io.dataflow.dashboard.live.LivePages;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open pages listen. */
@RestController
class LiveApi {

    private final LivePages pages;

    LiveApi(LivePages pages) {
        this.pages = pages;
    }

    /**
     * Server-sent events. Of readings: {@code readings} as they change and {@code figures}; of the pipeline: {@code pipeline}; of
     * both: {@code outages}, the services that do not answer, each second.
     */
    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestParam(defaultValue = "readings") String topic) {
        return switch (Topic.of(topic)) {
            case READINGS -> pages.listenToReadings();
            case PIPELINE -> pages.listenToPipeline();
        };
    }
}
