package io.dataflow.platform.trial;

import io.dataflow.platform.live.LiveStream;
import io.dataflow.platform.live.LiveStreams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Requests that succeed, that need a role, and that fail in every way. */
@RestController
class TrialController {

    private final LiveStream stream;

    TrialController(LiveStreams streams) {
        this.stream = streams.open("trial");
    }

    @GetMapping("/api/greeting")
    Greeting greeting(@RequestParam @Max(10) int times) {
        return new Greeting("hello", times);
    }

    @PostMapping("/api/greeting")
    @PreAuthorize("hasRole('OPERATOR')")
    Greeting change(@Valid @RequestBody Greeting greeting) {
        return greeting;
    }

    @GetMapping("/api/bug")
    Greeting bug() {
        throw new IllegalStateException("the secret word is xyzzy");
    }

    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return stream.subscribe("greeting", new Greeting("hello", 1));
    }

    record Greeting(@NotBlank String firstWord, @Max(10) int times) {}
}
