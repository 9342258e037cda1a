package io.dataflow.platform.live;

import java.io.IOException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One event as it goes to every open page. */
record LiveEvent(String name, String json) {

    /** Says that the stream is alive; pages take its absence for a broken connection. */
    static final LiveEvent BEAT = new LiveEvent("beat", "{}");

    void sendTo(SseEmitter emitter) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(json));
    }
}
