package io.dataflow.bridge.panel;

import io.dataflow.platform.live.LiveStream;
import io.dataflow.platform.live.LiveStreams;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages once a second how everything is. */
@Hidden
@RestController
class LiveUpdates {

    private static final String EVENT = "now";

    private final Reports reports;
    private final LiveStream stream;

    LiveUpdates(Reports reports, LiveStreams streams) {
        this.reports = reports;
        this.stream = streams.open("bridge");
    }

    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter subscribe() {
        return stream.subscribe(EVENT, reports.now());
    }

    @Scheduled(fixedRate = 1000)
    void publish() {
        if (stream.size() > 0) {
            stream.publish(EVENT, reports.now());
        }
    }
}
