package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.DeviceId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fetches once for somebody who wants to see what a poller would bring; nothing of it is kept. */
@Component
public class Trial {

    private static final int SHOWN = 5;

    private final WebFetch web;
    private final PollerSettings settings;

    Trial(WebFetch web, PollerSettings settings) {
        this.web = web;
        this.settings = settings;
    }

    /** Waits for the server, at most as long as the settings let it. */
    public Result run(PollPlan plan) throws InterruptedException {
        Fetched fetched = web.fetch(plan.request(), Validators.NONE);
        return switch (fetched) {
            case Fetched.Failed failed ->
                Result.problem(failed.words(), failed.status().stream().boxed().findFirst());
            case Fetched.Unchanged unchanged ->
                Result.problem(
                        "The server says that nothing changed, without having been asked",
                        Optional.of(unchanged.status()));
            case Fetched.Fresh fresh ->
                result(fresh, new Finding(plan.rule(), settings.mostReadings()).in(fresh.body()));
        };
    }

    private static Result result(Fetched.Fresh fresh, Found found) {
        return switch (found) {
            case Found.Nothing nothing -> Result.problem(nothing.words(), Optional.of(fresh.status()));
            case Found.Readings some ->
                new Result(
                        Optional.of(fresh.status()),
                        "",
                        some.readings().size(),
                        some.readings().stream().limit(SHOWN).map(Trial::shown).toList());
        };
    }

    private static Shown shown(Found.Reading reading) {
        return new Shown(reading.device().map(DeviceId::value).orElse(""), new String(reading.payload(), UTF_8));
    }

    /**
     * What came of it.
     *
     * @param status that the server answered with, where it did
     * @param problem why there are no readings; empty if that is no problem
     * @param found how many readings there are
     * @param readings the first of them
     */
    public record Result(Optional<Integer> status, String problem, int found, List<Shown> readings) {

        static Result problem(String words, Optional<Integer> status) {
            return new Result(status, words, 0, List.of());
        }
    }

    /**
     * One reading.
     *
     * @param device empty where the rule names none
     * @param payload its JSON
     */
    public record Shown(String device, String payload) {}
}
