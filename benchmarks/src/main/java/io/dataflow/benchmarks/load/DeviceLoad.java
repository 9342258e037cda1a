package io.dataflow.benchmarks.load;

import io.dataflow.benchmarks.mqtt.Outbox;
import io.dataflow.benchmarks.mqtt.Publish;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * What the devices send: device {@code d} sends the messages {@code d}, {@code d + devices}, {@code d + 2 devices} and so on, each
 * when it is due. A message that is late still says when it was due, so that waiting in the generator counts as latency.
 */
final class DeviceLoad implements Outbox {

    private final LoadPlan plan;
    private final StampedPayload payload;
    private final List<String> topics;
    private final List<Deque<Long>> returned;
    private final long[] next;
    private final CountDownLatch finished = new CountDownLatch(1);
    private long acknowledged;
    private long resent;
    private long firstMicros;
    private long lastMicros;

    DeviceLoad(LoadPlan plan) {
        this.plan = plan;
        this.payload = plan.payload();
        this.topics = IntStream.range(0, plan.devices())
                .mapToObj(device -> Topics.telemetry(new DeviceId("bench-" + device)))
                .toList();
        this.returned = IntStream.range(0, plan.devices())
                .<Deque<Long>>mapToObj(device -> new ArrayDeque<>())
                .toList();
        this.next = IntStream.range(0, plan.devices()).asLongStream().toArray();
    }

    @Override
    public Optional<Publish> next(int device) {
        Long again = returned.get(device).poll();
        if (again != null) {
            resent++;
            return Optional.of(publish(again, StampedPayload.nowMicros()));
        }
        long number = next[device];
        if (number >= plan.messages()) {
            return Optional.empty();
        }
        long now = StampedPayload.nowMicros();
        firstMicros = firstMicros == 0 ? now : firstMicros;
        long due = plan.rate() == 0 ? now : firstMicros + (long) (number / plan.rate() * 1e6);
        if (due > now) {
            return Optional.empty();
        }
        next[device] += plan.devices();
        return Optional.of(publish(number, due));
    }

    @Override
    public void acknowledged(long token) {
        if (++acknowledged == plan.messages()) {
            lastMicros = StampedPayload.nowMicros();
            finished.countDown();
        }
    }

    @Override
    public void returned(long token) {
        if (finished.getCount() > 0) {
            returned.get((int) (token % plan.devices())).add(token);
        }
    }

    /** Waits until the broker has acknowledged everything. */
    LoadResult await() throws InterruptedException {
        finished.await();
        return new LoadResult(plan.messages(), resent, firstMicros, lastMicros);
    }

    private Publish publish(long number, long micros) {
        String topic = topics.get((int) (number % plan.devices()));
        return new Publish(number, topic, Map.of(), payload.at(number, micros));
    }
}
