package io.dataflow.bridge.source.poller;

import io.dataflow.contract.SourceName;
import io.dataflow.platform.secret.SealedSecretUnreadable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and removes what pollers do, in the transaction in which their source is changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Pollers {

    private static final Logger log = LoggerFactory.getLogger(Pollers.class);

    private final PollerPlans plans;
    private final PollerStates states;

    Pollers(PollerPlans plans, PollerStates states) {
        this.plans = plans;
        this.states = states;
    }

    /** What a poller does, secrets included; empty where they can't be opened, so that all of it has to be entered again. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<PollPlan> find(SourceName source) {
        try {
            return plans.find(source);
        } catch (SealedSecretUnreadable e) {
            log.warn("What poller {} does can't be shown to be changed: {}", source, e.getMessage());
            return Optional.empty();
        }
    }

    /** From now on it does this, and it is fetched at once. */
    public void save(SourceName source, PollPlan plan) {
        plans.save(source, plan);
        states.reset(source);
    }

    public void remove(SourceName source) {
        plans.remove(source);
        states.remove(source);
    }
}
