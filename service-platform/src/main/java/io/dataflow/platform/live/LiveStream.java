package io.dataflow.platform.live;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of one kind for all pages that show them. A controller returns what {@link #subscribe} gives; whoever has news calls
 * {@link #publish} from any thread and never waits for a page.
 */
public final class LiveStream {

    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final JsonMapper json;
    private final Supplier<Optional<String>> admission;

    /**
     * @param json writes the events
     * @param admission gives the login session of the current request, or throws when there are too many subscribers
     */
    LiveStream(JsonMapper json, Supplier<Optional<String>> admission) {
        this.json = json;
        this.admission = admission;
    }

    /** Connects the page of the current request. */
    public SseEmitter subscribe() {
        return connect(LiveEvent.BEAT);
    }

    /** Connects the page of the current request and tells it at once what it would otherwise have to wait for. */
    public SseEmitter subscribe(String event, Object first) {
        return connect(event(event, first));
    }

    private SseEmitter connect(LiveEvent first) {
        var subscriber = new Subscriber(admission.get(), subscribers::remove);
        subscriber.offer(first);
        subscribers.add(subscriber);
        return subscriber.start();
    }

    /** Sends a value, as JSON, to every page that is connected at this moment. */
    public void publish(String event, Object value) {
        if (!subscribers.isEmpty()) {
            publish(event(event, value));
        }
    }

    /** How many pages are connected; with none, there is no need to gather what would be published. */
    public int size() {
        return subscribers.size();
    }

    void publish(LiveEvent event) {
        subscribers.forEach(subscriber -> subscriber.offer(event));
    }

    Collection<Subscriber> subscribers() {
        return subscribers;
    }

    private LiveEvent event(String name, Object value) {
        return new LiveEvent(name, json.writeValueAsString(value));
    }
}
