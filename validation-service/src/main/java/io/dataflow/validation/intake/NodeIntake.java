package io.dataflow.validation.intake;

import io.dataflow.contract.Counted;
import io.dataflow.platform.BackOff;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.notice.Notices;
import io.dataflow.validation.store.ClaimStore;
import io.dataflow.validation.store.JudgedClaim;
import io.dataflow.validation.store.StoreOutcome;
import io.dataflow.validation.store.StoreUnavailable;
import io.dataflow.validation.verdict.Judges;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works one buffer node off, claim by claim: takes one, has it judged and stored, and settles it. It has one claim in hand at
 * most, and keeps it through every failure until it is settled, or another instance's.
 */
final class NodeIntake implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeIntake.class);
    static final Duration BETWEEN_ADOPTIONS = Duration.ofSeconds(1);
    private static final int MOST_TO_FORGET = 100;
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(3));

    private final NodeBuffer buffer;
    private final ClaimStore store;
    private final ModelRegistry models;
    private final IntakeMetrics metrics;
    private final Notices notices;
    private final IntakeSettings settings;
    private final Clock clock;

    private final Pace pace = new Pace();
    private final Condition condition;
    private final List<String> settled = new ArrayList<>();

    private Judges judges = new Judges(ActiveModels.NONE);
    private Optional<Claim> inHand = Optional.empty();
    private long nextAdoption = System.nanoTime();
    private int failures;
    private volatile boolean stopping;
    private volatile boolean working;

    NodeIntake(
            NodeBuffer buffer,
            ClaimStore store,
            ModelRegistry models,
            IntakeMetrics metrics,
            Notices notices,
            IntakeSettings settings,
            Clock clock) {
        this.buffer = buffer;
        this.store = store;
        this.models = models;
        this.metrics = metrics;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.condition = new Condition(buffer.name());
    }

    /** Whether its last turn went well. */
    boolean working() {
        return working;
    }

    NodeBuffer buffer() {
        return buffer;
    }

    /** Ends after the claim in hand. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        buffer.begin();
        while (!stopping) {
            Duration pause = turnWhateverHappens();
            if (!pause.isZero() && !stopping) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
        leave();
    }

    /** The one place that catches everything: no failure ends the loop. */
    private Duration turnWhateverHappens() {
        try {
            Duration pause = turn();
            failures = 0;
            working = true;
            condition.well();
            return pause;
        } catch (BufferUnavailable | StoreUnavailable e) {
            return failed(condition.ill(e));
        } catch (Throwable e) {
            LOG.error(
                    "Intake from buffer node {} failed in a way that nobody thought of; it goes on", buffer.name(), e);
            return failed(nextPause());
        }
    }

    private Duration turn() {
        ActiveModels active = models.active();
        if (active == ActiveModels.NONE) {
            return pace.whileIdle();
        }
        dropIfLost();
        inHand = inHand.or(this::next);
        if (inHand.isEmpty()) {
            forgetSettled();
            return pace.whileIdle();
        }
        Claim claim = inHand.get();
        process(claim, active);
        inHand = Optional.empty();
        return pace.afterClaim(claim.entries().size(), settings.claimSize());
    }

    private void process(Claim claim, ActiveModels active) {
        long began = System.nanoTime();
        store(claim, judged(claim, active));
        boolean confirmed = buffer.settle(claim.id());
        if (confirmed && !claim.adopted()) {
            settled.add(claim.id().value());
        }
        metrics.settled(buffer.name(), claim, Duration.ofNanos(System.nanoTime() - began));
        if (settled.size() >= MOST_TO_FORGET) {
            forgetSettled();
        }
    }

    /** All of a claim is judged by the models and bindings that are active at its beginning. */
    private JudgedEntries judged(Claim claim, ActiveModels active) {
        if (judges.active() != active) {
            judges = new Judges(active);
        }
        return new JudgedEntries(claim, judges, clock.instant());
    }

    private void store(Claim claim, JudgedEntries judged) {
        switch (store.store(new JudgedClaim(claim.id().value(), buffer.name().value(), judged))) {
            case StoreOutcome.Stored stored -> {
                metrics.stored(buffer.name(), stored.counts());
                notices.tell(stored.quarantined());
            }
            case StoreOutcome.AlreadyStored ignored ->
                LOG.info(
                        "Claim {} of buffer node {} had been stored before; it is settled now",
                        claim.id(),
                        buffer.name());
            case StoreOutcome.Unstorable unstorable -> {
                LOG.error(
                        "The database refuses entries of claim {}, which go into quarantine: {}",
                        claim.id(),
                        unstorable.reasons());
                store(claim, judged.without(unstorable.reasons()));
            }
        }
    }

    private Optional<Claim> next() {
        if (System.nanoTime() - nextAdoption >= 0) {
            Optional<Claim> abandoned = buffer.adopt();
            if (abandoned.isPresent()) {
                LOG.info(
                        "Took over claim {} with {} on buffer node {}",
                        abandoned.get().id(),
                        Counted.of(abandoned.get().entries().size(), "reading"),
                        buffer.name());
                return abandoned;
            }
            nextAdoption = System.nanoTime() + BETWEEN_ADOPTIONS.toNanos();
        }
        return buffer.claim();
    }

    /** A claim that is in hand at the beginning of a turn has been through a failure; another instance may have it by now. */
    private void dropIfLost() {
        if (inHand.isPresent() && !buffer.owns(inHand.get().id())) {
            LOG.info(
                    "Claim {} of buffer node {} is another instance's now",
                    inHand.get().id(),
                    buffer.name());
            inHand = Optional.empty();
        }
    }

    private void forgetSettled() {
        store.forget(settled);
        settled.clear();
    }

    private Duration nextPause() {
        failures++;
        return BACK_OFF.after(failures, RandomGenerator.getDefault());
    }

    private Duration failed(Duration pause) {
        working = false;
        nextAdoption = System.nanoTime();
        return pause;
    }

    private void leave() {
        try {
            buffer.giveUp();
            forgetSettled();
        } catch (BufferUnavailable | StoreUnavailable e) {
            LOG.info("Left buffer node {} without a farewell: {}", buffer.name(), e.getMessage());
        } finally {
            buffer.close();
        }
    }

    /** Says once what is wrong and once that it is well again. */
    private final class Condition {

        private final NodeName node;
        private boolean ill;

        Condition(NodeName node) {
            this.node = node;
        }

        Duration ill(RuntimeException why) {
            Duration pause = nextPause();
            if (!ill) {
                LOG.warn(
                        "Readings wait on buffer node {}, next try in {} ms, then ever more seldom: {}",
                        node,
                        pause.toMillis(),
                        why.getMessage());
            }
            ill = true;
            return pause;
        }

        void well() {
            if (ill) {
                LOG.info("Readings of buffer node {} are worked off again", node);
            }
            ill = false;
        }
    }
}
