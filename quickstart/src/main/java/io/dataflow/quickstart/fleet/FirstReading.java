package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.Console;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Waits until a reading has gone all the way: from a device to what the dashboard shows. */
public final class FirstReading {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final long ASK_EVERY_MILLIS = 250;

    private final FleetPlan plan;
    private final ServiceAnswers services;
    private final Clock clock;

    public FirstReading(FleetPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.services = new ServiceAnswers(plan.secrets().signingKey(), clock);
    }

    /** Returns when the dashboard has a reading, at once if no devices are simulated, or when waiting makes no sense. */
    public void await(Console console, BooleanSupplier stopped) {
        if (plan.devices() == 0) {
            return;
        }
        long began = System.nanoTime();
        Instant start = clock.instant();
        URI overview = plan.http(Port.DASHBOARD).resolve("/api/overview");
        while (!stopped.getAsBoolean()) {
            boolean arrived = services.get(overview)
                    .filter(answer -> hasReadingSince(start, answer))
                    .isPresent();
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (arrived) {
                console.say(
                        "  %-11s %-38s %5.1f s", "first", "reading is on the dashboard", waited.toMillis() / 1000.0);
                return;
            }
            if (waited.compareTo(PATIENCE) > 0) {
                console.say(
                        "No reading has reached the dashboard within %d s; the logs may say why: %s",
                        PATIENCE.toSeconds(), plan.folder().logs());
                return;
            }
            pause();
        }
    }

    /** Whether the page's newest reading came in after the devices had started. */
    private static boolean hasReadingSince(Instant start, JsonNode overview) {
        String newest = overview.path("last_reading_at").asString("");
        return !newest.isEmpty() && !Instant.parse(newest).isBefore(start.minus(CLOCK_TOLERANCE));
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
