package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.StampedPayload;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures what validation does with lists that are full when it begins; nobody else does anything meanwhile. */
public final class ValidationMeasurement {

    /** As if readings had come as fast as the stage is meant to be. */
    private static final long STEP_MICROS = 10;

    private static final Set<Role> TAKE_PART = Set.of(Role.VALIDATION, Role.DATABASE, Role.BUFFER_NODE);

    private final ValidationPlan plan;
    private final Fleet fleet;
    private final PrintStream out;
    private final PreparedReadings prepared;

    public ValidationMeasurement(ValidationPlan plan, Fleet fleet, PrintStream out) {
        this.plan = plan;
        this.fleet = fleet;
        this.out = out;
        this.prepared = new PreparedReadings(fleet.nodes(), plan.load());
    }

    /** Has validation compiled as in production. The bridges, which have told it of the nodes, are gone afterwards. */
    public void warmUp() throws SQLException {
        fleet.members(Role.BRIDGE).forEach(Member::stop);
        try (Outcomes outcomes = new Outcomes(fleet.database())) {
            if (plan.warmUp() > 0) {
                out.printf("warming up with %,d messages%n", plan.warmUp());
                round(outcomes, plan.warmUp());
            }
        }
    }

    /** Does all rounds; takes a minute. */
    public ValidationResult run() throws SQLException {
        try (Outcomes outcomes = new Outcomes(fleet.database());
                MemoryMeter memory = MemoryMeter.of(fleet.members(Role.VALIDATION))) {
            long before = outcomes.rows();
            List<ValidationResult.Round> rounds = new ArrayList<>();
            for (int i = 1; i <= plan.rounds(); i++) {
                rounds.add(round(outcomes, plan.load().messages()));
                out.printf("round %d: %,.0f readings/s%n", i, rounds.getLast().readingsPerSecond());
            }
            long rows = outcomes.rows();
            requireAll(rows - before);
            return ValidationResult.of(Machine.ours(), load(rows), rounds, memory.most());
        }
    }

    private ValidationResult.Round round(Outcomes outcomes, long messages) throws SQLException {
        long readings = messages * plan.load().readings();
        prepared.prepare(messages, StampedPayload.nowMicros() - messages * STEP_MICROS, STEP_MICROS);
        Outcomes.Counts before = outcomes.read();
        CpuMeter cpu = new CpuMeter(fleet);
        long began = prepared.release();
        long ended = outcomes.awaitStored(before, messages);
        Map<String, Double> cost = cpu.microsPerMessage(readings, TAKE_PART);
        double seconds = (ended - began) / 1e6;
        return new ValidationResult.Round(seconds, Math.round(readings / seconds), cost);
    }

    private void requireAll(long rows) {
        long expected = plan.rounds() * plan.load().messages() * plan.load().readings();
        if (rows != expected) {
            throw new CannotRun("There are %,d more rows instead of %,d".formatted(rows, expected));
        }
    }

    private ValidationResult.Load load(long rows) {
        LoadPlan load = plan.load();
        return new ValidationResult.Load(
                load.messages(),
                plan.warmUp(),
                load.devices(),
                load.payloadBytes(),
                load.readings(),
                plan.nodes(),
                rows);
    }
}
