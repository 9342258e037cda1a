package io.dataflow.platform.live;

import io.dataflow.platform.login.LoginSessions;
import io.dataflow.platform.login.SignedIn;
import io.dataflow.platform.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * All event streams of this service. Keeps them alive with a beat, ends those whose login was ended, and all of them before the
 * web server waits for its last requests at shutdown.
 */
public final class LiveStreams implements SmartLifecycle {

    private static final int MOST_SUBSCRIBERS = 500;

    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private final JsonMapper json;
    private final LoginSessions sessions;
    private final MeterRegistry metrics;
    private volatile boolean running;

    public LiveStreams(JsonMapper json, LoginSessions sessions, MeterRegistry metrics) {
        this.json = json;
        this.sessions = sessions;
        this.metrics = metrics;
    }

    /** Opens a stream for the lifetime of the service; the name is for the metrics. */
    public LiveStream open(String name) {
        var stream = new LiveStream(json, this::admit);
        Gauge.builder("dataflow_live_pages", stream, LiveStream::size)
                .description("Pages connected to a stream of live events")
                .tag("stream", name)
                .register(metrics);
        streams.add(stream);
        return stream;
    }

    private Optional<String> admit() {
        if (!running || subscribers().count() >= MOST_SUBSCRIBERS) {
            throw Problem.unavailable(
                    "Too many live pages", "Close some or try again in a minute.", Duration.ofMinutes(1));
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? who.sessionId()
                : Optional.empty();
    }

    @Scheduled(fixedRate = 2, timeUnit = TimeUnit.SECONDS)
    void beat() {
        streams.forEach(stream -> stream.publish(LiveEvent.BEAT));
    }

    /** A database that is away leaves the streams as they are until it can be asked again. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void endThoseLoggedOut() {
        Set<String> ended = subscribers().flatMap(LiveStreams::session).collect(Collectors.toCollection(HashSet::new));
        ended.removeAll(sessions.standing(ended));
        subscribers()
                .filter(subscriber -> session(subscriber).anyMatch(ended::contains))
                .forEach(Subscriber::end);
    }

    private static Stream<String> session(Subscriber subscriber) {
        return subscriber.sessionId().stream();
    }

    private Stream<Subscriber> subscribers() {
        return streams.stream().flatMap(stream -> stream.subscribers().stream());
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        subscribers().forEach(Subscriber::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
