package io.dataflow.bridge.source.poller;

import io.dataflow.contract.SourceName;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** From a plan to readings on buffer nodes, with no memory of what was before. */
@Component
class Polling {

    private final WebFetch web;
    private final PollDelivery delivery;
    private final PollerSettings settings;

    Polling(WebFetch web, PollDelivery delivery, PollerSettings settings) {
        this.web = web;
        this.delivery = delivery;
        this.settings = settings;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * The readings, if there were any, are safe.
     *
     * @param changed whether the server had anything new
     */
    record Brought(int status, boolean changed, int readings, Validators validators) implements Outcome {}

    /** It has to be fetched again. */
    record Broken(Fetched.Failed failure) implements Outcome {}

    Outcome poll(SourceName source, PollPlan plan, Validators before) throws InterruptedException {
        Fetched fetched = web.fetch(plan.request(), before);
        return switch (fetched) {
            case Fetched.Unchanged unchanged -> new Brought(unchanged.status(), false, 0, before);
            case Fetched.Failed failed -> new Broken(failed);
            case Fetched.Fresh fresh -> bring(source, plan, fresh);
        };
    }

    private Outcome bring(SourceName source, PollPlan plan, Fetched.Fresh fresh) throws InterruptedException {
        Found found = new Finding(plan.rule(), settings.mostReadings()).in(fresh.body());
        return switch (found) {
            case Found.Nothing nothing -> broken(nothing.words(), fresh.status());
            case Found.Readings some ->
                delivery.deliver(source, some.readings())
                        ? new Brought(fresh.status(), true, some.readings().size(), fresh.validators())
                        : broken("No buffer node said in time that it has the readings", fresh.status());
        };
    }

    private static Outcome broken(String words, int status) {
        return new Broken(new Fetched.Failed(words, OptionalInt.of(status), Optional.empty()));
    }
}
