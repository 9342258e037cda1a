package io.dataflow.benchmarks.workload;

import io.dataflow.benchmarks.mqtt.Outbox;
import io.dataflow.benchmarks.mqtt.Publish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Hands out the readings that go over MQTT, those that came back first, no faster than the pace. */
public final class MqttSender implements Outbox {

    private final Account account;
    private final Workload workload;
    private final Pace pace;
    private final Deque<Integer> returned = new ArrayDeque<>();
    private int next;

    public MqttSender(Account account, Pace pace) {
        this.account = account;
        this.workload = account.workload();
        this.pace = pace;
    }

    @Override
    public Optional<Publish> next(int connection) {
        Integer again = returned.poll();
        if (again != null) {
            return Optional.of(publish(again));
        }
        while (next < workload.count() && workload.overHttp(next)) {
            next++;
        }
        return next < workload.count() && pace.allows(next) ? Optional.of(publish(next++)) : Optional.empty();
    }

    @Override
    public void acknowledged(long token) {
        account.acknowledged((int) token);
    }

    @Override
    public void returned(long token) {
        returned.add((int) token);
    }

    private Publish publish(int number) {
        account.sent(number);
        return new Publish(number, workload.topic(number), workload.properties(number), workload.payload(number));
    }
}
