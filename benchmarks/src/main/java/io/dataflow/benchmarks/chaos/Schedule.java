package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.fleet.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the strikes of a run: the same for the same plan. */
final class Schedule {

    private static final long LONGEST_ABSENCE_MILLIS = 5_000;

    private final ChaosPlan plan;
    private final SplittableRandom random;

    Schedule(ChaosPlan plan) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
    }

    List<Strike> strikes() {
        List<Strike> strikes = new ArrayList<>();
        long end = plan.duration().toMillis();
        for (long at = gap() / 2; at < end; at += gap()) {
            strikes.add(strike(Duration.ofMillis(at)));
        }
        return List.copyOf(strikes);
    }

    /** From half to one and a half of the mean. */
    private long gap() {
        long mean = Math.max(2, plan.gap().toMillis());
        return mean / 2 + random.nextLong(mean);
    }

    private Strike strike(Duration at) {
        Strike.Act act = Strike.Act.values()[weighted(5, 3, 2)];
        long lasts = switch (act) {
            case KILL -> random.nextLong(LONGEST_ABSENCE_MILLIS);
            case PAUSE ->
                1_000 + random.nextLong(Math.max(1, plan.longestPause().toMillis() - 1_000));
            case RESTART -> 0;
        };
        return new Strike(at, role(), random.nextInt(1_000), act, Duration.ofMillis(lasts));
    }

    private Role role() {
        int choice = weighted(
                weight(Role.BRIDGE, 4),
                weight(Role.BUFFER_NODE, 4),
                weight(Role.VALIDATION, 4),
                weight(Role.BROKER, 1),
                weight(Role.DATABASE, 1));
        return switch (choice) {
            case 0 -> Role.BRIDGE;
            case 1 -> Role.BUFFER_NODE;
            case 2 -> Role.VALIDATION;
            case 3 -> Role.BROKER;
            default -> Role.DATABASE;
        };
    }

    private int weight(Role role, int weight) {
        return plan.struck().contains(role) ? weight : 0;
    }

    private int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int dice = random.nextInt(sum);
        int choice = 0;
        while (dice >= weights[choice]) {
            dice -= weights[choice++];
        }
        return choice;
    }
}
