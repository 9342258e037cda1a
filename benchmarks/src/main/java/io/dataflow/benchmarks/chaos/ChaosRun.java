package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.examine.Balance;
import io.dataflow.benchmarks.examine.Examination;
import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.examine.StoredRows;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.mqtt.PublisherPlan;
import io.dataflow.benchmarks.mqtt.Publishers;
import io.dataflow.benchmarks.workload.Account;
import io.dataflow.benchmarks.workload.HttpSender;
import io.dataflow.benchmarks.workload.MqttSender;
import io.dataflow.benchmarks.workload.Pace;
import io.dataflow.benchmarks.workload.Workload;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Puts a fleet under load, strikes its processes, lets it come to rest, and examines what is there. */
public final class ChaosRun {

    private static final int DEVICES = 100;
    private static final int CONNECTIONS = 50;
    private static final int IN_FLIGHT = 20;
    private static final int HTTP_PERCENT = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration SAY_HOW_FAR = Duration.ofSeconds(10);

    private final ChaosPlan plan;
    private final Fleet fleet;
    private final PrintStream out;
    private final Timeline timeline;
    private final Striker striker;
    private final Account account;
    private final Findings findings = new Findings();

    private ChaosRun(ChaosPlan plan, Fleet fleet, PrintStream out) {
        this.plan = plan;
        this.fleet = fleet;
        this.out = out;
        this.timeline = new Timeline(out);
        this.striker = new Striker(fleet, timeline);
        Instant firstAt = Instant.now().minusMillis(plan.readings());
        this.account = new Account(new Workload(plan.seed(), plan.readings(), DEVICES, HTTP_PERCENT, firstAt));
    }

    /** Does it, and says what came out; whether nothing is wrong. The fleet goes on running. */
    public static boolean on(Fleet fleet, ChaosPlan plan, PrintStream out) throws InterruptedException, SQLException {
        ChaosRun run = new ChaosRun(plan, fleet, out);
        run.underLoad();
        run.examine();
        return run.report();
    }

    private void underLoad() throws InterruptedException {
        Pace pace = new Pace(plan.rate());
        PublisherPlan publishing = new PublisherPlan(fleet.broker(), "known-", CONNECTIONS, IN_FLIGHT);
        try (Publishers publishers = Publishers.start(publishing, new MqttSender(account, pace));
                HttpSender http = new HttpSender(account, pace, fleet.bridges());
                NodeChanges changes = NodeChanges.whereWanted(plan, fleet, timeline, findings);
                ModelChanges models = ModelChanges.whereWanted(plan, fleet, timeline, findings);
                NodesAway away = NodesAway.whereWanted(plan, fleet, striker, http, timeline, findings)) {
            strikeUntilTheEnd();
            changes.end();
            models.end();
            away.end();
            mend();
            settle();
            http.strangeAnswers()
                    .forEach((status, body) -> findings.add("HTTP " + status + " for a good reading", body));
            timeline.add("%d of %d MQTT connections are up".formatted(publishers.connected(), CONNECTIONS));
        }
    }

    private void strikeUntilTheEnd() throws InterruptedException {
        Deque<Strike> strikes = new ArrayDeque<>(new Schedule(plan).strikes());
        Duration saidAt = Duration.ZERO;
        while (timeline.elapsed().compareTo(plan.duration()) < 0) {
            while (!strikes.isEmpty() && strikes.getFirst().at().compareTo(timeline.elapsed()) <= 0) {
                striker.strike(strikes.removeFirst());
            }
            if (timeline.elapsed().minus(saidAt).compareTo(SAY_HOW_FAR) > 0) {
                saidAt = timeline.elapsed();
                sayHowFar();
            }
            striker.lookForDeaths();
            Thread.sleep(LOOK_AGAIN);
        }
        striker.await();
    }

    private void mend() {
        timeline.add("no more strikes; mending what is down");
        fleet.mend();
        sayHowFar();
    }

    private void settle() throws InterruptedException {
        long deadline = System.nanoTime() + plan.settleLimit().toNanos();
        Balance balance = balance();
        while (System.nanoTime() < deadline) {
            if (account.allDone() && allIsThere() && balance.isAtRest()) {
                timeline.add("all readings are acknowledged and nothing is on its way any more");
                return;
            }
            Thread.sleep(LOOK_AGAIN.multipliedBy(5));
        }
        sayHowFar();
        findings.add(
                "not at rest within " + plan.settleLimit().toSeconds() + " s",
                balance.ledgers().toString());
    }

    /** There may be more, because of those that may be there twice. */
    private boolean allIsThere() {
        try {
            return rows().count() >= account.workload().count();
        } catch (SQLException e) {
            return false;
        }
    }

    private void sayHowFar() {
        timeline.add("%,d of %,d readings acknowledged"
                .formatted(account.done(), account.workload().count()));
    }

    private void examine() throws SQLException {
        Examination.of(account, rows(), findings);
        balance().examine(findings);
        striker.failures().forEach(failure -> findings.add("a process that failed", failure));
    }

    private boolean report() {
        out.println();
        out.printf(
                "seed %d: %,d readings, %,d rows%n",
                plan.seed(), account.workload().count(), rowCount());
        balance().ledgers().forEach(out::println);
        if (findings.isEmpty()) {
            out.println("PASSED: every acknowledged reading is there exactly once, and all accounts balance.");
            return true;
        }
        out.println("FAILED:");
        findings.lines().forEach(out::println);
        return false;
    }

    private long rowCount() {
        try {
            return rows().count();
        } catch (SQLException e) {
            return -1;
        }
    }

    private StoredRows rows() {
        return new StoredRows(fleet.database());
    }

    private Balance balance() {
        return new Balance(fleet, rows());
    }
}
