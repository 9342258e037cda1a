package io.dataflow.validation.notice;

import io.dataflow.validation.notice.NoticeMetrics.Outcome;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.quarantine.Sender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The notices that wait to be sent: as many as there is room for, and no more of one device than it may have. */
@Component
public class Notices {

    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final boolean wanted;
    private final NoticeLimits limits;
    private final NoticeDocument document;
    private final NoticeMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    Notices(NoticeSettings settings, BrokerSettings broker, NoticeMetrics metrics, Clock clock) {
        this.wanted = settings.enabled() && broker.isConfigured();
        this.limits = new NoticeLimits(settings.burst(), settings.every());
        this.document = new NoticeDocument((int) settings.largestDocument().toBytes());
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Has devices told of readings that have just gone into quarantine, once each. Called after the transaction, on the thread that
     * works readings off: it neither waits nor throws.
     */
    public void tell(List<RejectedReading> refused) {
        if (!wanted) {
            return;
        }
        for (RejectedReading reading : refused) {
            try {
                reading.sender().ifPresent(sender -> tell(reading, sender));
            } catch (RuntimeException e) {
                LOG.error("Nobody is told of refused reading {}, because of a bug", reading.id(), e);
            }
        }
    }

    private void tell(RejectedReading reading, Sender sender) {
        Instant now = clock.instant();
        OptionalLong before = limits.ask(sender.device(), now);
        if (before.isEmpty()) {
            metrics.count(Outcome.LIMITED);
        } else if (waiting.remainingCapacity() == 0) {
            limits.leftOut(sender.device(), before.getAsLong() + 1);
            metrics.count(Outcome.DROPPED);
        } else {
            offer(Notice.to(sender, document.of(reading, before.getAsLong()), before.getAsLong() + 1, now));
        }
    }

    private void offer(Notice notice) {
        if (!waiting.offer(notice)) {
            untold(notice, Outcome.DROPPED);
        }
    }

    /** The next one, or empty where there is none for as long. */
    Optional<Notice> next(Duration longest) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void sent() {
        metrics.count(Outcome.SENT);
    }

    /** What the device was not told counts as left out in the next notice. */
    void untold(Notice notice, Outcome outcome) {
        limits.leftOut(notice.device(), notice.refusals());
        metrics.count(outcome);
    }
}
