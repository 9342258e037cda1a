package io.dataflow.bridge.source.poller;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.poller.PollerStates.Lease;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.BackOff;
import io.dataflow.platform.secret.SealedSecretUnreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Polls a source once: fetches, finds the readings, has them buffered, and only then remembers what the server gave. */
@Component
class Poller {

    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final Duration SPARE = Duration.ofSeconds(25);

    private final PollerPlans plans;
    private final PollerStates states;
    private final Polling polling;
    private final Events events;
    private final MeterRegistry metrics;
    private final PollerSettings settings;

    Poller(
            PollerPlans plans,
            PollerStates states,
            Polling polling,
            Events events,
            MeterRegistry metrics,
            PollerSettings settings) {
        this.plans = plans;
        this.states = states;
        this.polling = polling;
        this.events = events;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** Does nothing where another bridge polls it. */
    void poll(SourceName source) throws InterruptedException {
        Duration length = settings.answerWithin().plus(settings.bufferWithin()).plus(SPARE);
        Optional<Lease> lease = states.take(source, length);
        Optional<PollPlan> plan = lease.isPresent() ? planOf(lease.get()) : Optional.empty();
        if (plan.isPresent()) {
            settle(
                    lease.get(),
                    plan.get(),
                    polling.poll(source, plan.get(), lease.get().validators()));
        }
    }

    /** A secret that can't be opened is a failure like others, which an administrator mends. */
    private Optional<PollPlan> planOf(Lease lease) {
        try {
            return plans.find(lease.source());
        } catch (SealedSecretUnreadable e) {
            failed(lease, Fetched.Failed.because(String.valueOf(e.getMessage())), settings.longestPause());
            return Optional.empty();
        }
    }

    private void settle(Lease lease, PollPlan plan, Polling.Outcome outcome) {
        switch (outcome) {
            case Polling.Brought brought -> {
                count(lease.source(), brought.changed() ? "fresh" : "unchanged");
                states.succeeded(lease, brought.status(), brought.readings(), brought.validators(), plan.every());
                recovered(lease);
            }
            case Polling.Broken broken -> failed(lease, broken.failure(), pause(lease, plan, broken.failure()));
        }
    }

    private void recovered(Lease lease) {
        if (lease.failures() > 0) {
            log.info("Poller {} works again", lease.source());
            events.add(Severity.INFO, "source " + lease.source(), "can be fetched again");
        }
    }

    private void failed(Lease lease, Fetched.Failed failure, Duration pause) {
        count(lease.source(), "failed");
        states.failed(lease, failure, pause);
        if (lease.failures() == 0) {
            log.warn(
                    "Poller {} brings no readings: {}; next try in {} s",
                    lease.source(),
                    failure.words(),
                    pause.toSeconds());
            events.add(
                    Severity.MINOR,
                    "source " + lease.source(),
                    "brings no readings and is tried again: " + failure.words());
        }
    }

    /** Never sooner than the usual interval, never sooner than the server asks for. */
    private Duration pause(Lease lease, PollPlan plan, Fetched.Failed failure) {
        Duration first = plan.every().multipliedBy(2);
        Duration longest = first.compareTo(settings.longestPause()) > 0 ? first : settings.longestPause();
        Duration pause = new BackOff(first, longest).after(lease.failures() + 1, ThreadLocalRandom.current());
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    private void count(SourceName source, String outcome) {
        metrics.counter("dataflow.bridge.polls", "source", source.value(), "outcome", outcome)
                .increment();
    }
}
