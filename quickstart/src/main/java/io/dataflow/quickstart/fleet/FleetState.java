package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.ProcessMark;
import io.dataflow.quickstart.folder.Secrets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A running fleet as another process sees it. */
public final class FleetState {

    private static final int CONNECT_MILLIS = 2_000;

    private final DataFolder folder;
    private final FleetPlan plan;
    private final ServiceAnswers services;
    private final Clock clock;

    public FleetState(DataFolder folder, FleetRecord record, Secrets secrets, Clock clock) {
        this.folder = folder;
        this.plan = new FleetPlan(folder, secrets, record.ports(), record.listen(), 0, 1);
        this.services = new ServiceAnswers(secrets.signingKey(), clock);
        this.clock = clock;
    }

    /** The launcher and all members, asked at this moment. */
    public List<MemberState> members() {
        return Stream.concat(Stream.of(FleetRecord.LAUNCHER), MemberNames.IN_START_ORDER.stream())
                .parallel()
                .map(this::member)
                .toList();
    }

    private MemberState member(String name) {
        Optional<ProcessHandle> process = ProcessMark.find(folder, name).flatMap(ProcessMark::process);
        Optional<Port> port = MemberNames.portOf(name);
        boolean healthy = process.isPresent() && port.map(this::answers).orElse(true);
        return new MemberState(
                name,
                process.map(found -> OptionalLong.of(found.pid())).orElse(OptionalLong.empty()),
                port.map(known -> OptionalLong.of(plan.ports().of(known))).orElse(OptionalLong.empty()),
                healthy,
                process.map(found -> Memory.residentOf(found.pid())).orElse(OptionalLong.empty()),
                process.flatMap(found -> found.info().startInstant())
                        .map(start -> Duration.between(start, clock.instant())));
    }

    private boolean answers(Port port) {
        return switch (port) {
            case BRIDGE, VALIDATION, AGENT, DASHBOARD ->
                new HealthProbe(plan.http(port).resolve("/actuator/health/readiness")).isUp();
            case MQTT, DATABASE, REDIS_1, REDIS_2 -> accepts(plan.ports().of(port));
        };
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What went through in the last full minute, in words; empty while validation-service doesn't answer. */
    public Optional<String> flow() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
        URI outcomes = plan.http(Port.VALIDATION)
                .resolve("/api/outcomes?from=" + minute + "&to=" + minute.plus(1, ChronoUnit.MINUTES));
        return services.get(outcomes)
                .map(answer -> answer.path("minutes").path(0))
                .map(counts -> String.format(
                        Locale.ROOT,
                        "In the last full minute: %.1f readings a second stored, %.2f rejected",
                        perSecond(counts, "stored"),
                        perSecond(counts, "rejected")));
    }

    private static double perSecond(JsonNode counts, String outcome) {
        return counts.path(outcome).asLong(0) / 60.0;
    }

    /**
     * One process.
     *
     * @param residentBytes its memory, where the system tells
     */
    public record MemberState(
            String name,
            OptionalLong pid,
            OptionalLong port,
            boolean healthy,
            OptionalLong residentBytes,
            Optional<Duration> uptime) {

        public String health() {
            if (pid.isEmpty()) {
                return "not running";
            }
            return healthy ? "healthy" : "no answer";
        }
    }
}
