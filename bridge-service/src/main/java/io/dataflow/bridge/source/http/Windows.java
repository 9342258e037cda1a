package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Room;
import org.springframework.stereotype.Component;

/** Opens a window for each request. */
@Component
class Windows {

    private final Deliveries deliveries;
    private final Room room;
    private final IngestSettings settings;

    Windows(Deliveries deliveries, Room room, IngestSettings settings) {
        this.deliveries = deliveries;
        this.room = room;
        this.settings = settings;
    }

    /** For the request of this thread, which closes it. */
    Window open(Tally tally) {
        return new Window(deliveries, room, settings.answerWithin(), tally);
    }
}
