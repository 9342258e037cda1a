package io.dataflow.dashboard.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The samples of the last seconds: an account is balanced against one that is old enough for everything to have arrived. */
final class PipelineHistory {

    private static final Duration OLD_ENOUGH = Duration.ofSeconds(5);
    private static final Duration TOO_OLD = Duration.ofMinutes(2);

    private final Deque<PipelineSample> samples = new ArrayDeque<>();

    /** Keeps a sample; the answer is the newest one that is old enough to compare it with. */
    synchronized Optional<PipelineSample> add(PipelineSample sample) {
        samples.addLast(sample);
        while (samples.size() > 1 && secondIsOldEnough(sample)) {
            samples.removeFirst();
        }
        Duration age = Duration.between(samples.getFirst().at(), sample.at());
        boolean comparable = age.compareTo(OLD_ENOUGH) >= 0 && age.compareTo(TOO_OLD) <= 0;
        return comparable ? Optional.of(samples.getFirst()) : Optional.empty();
    }

    private boolean secondIsOldEnough(PipelineSample now) {
        var oldest = samples.iterator();
        oldest.next();
        return Duration.between(oldest.next().at(), now.at()).compareTo(OLD_ENOUGH) >= 0;
    }
}
