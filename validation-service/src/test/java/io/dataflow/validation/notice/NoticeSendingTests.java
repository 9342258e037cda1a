package io.dataflow.validation.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import io.dataflow.validation.quarantine.RejectedReading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

class NoticeSendingTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StandInBroker broker = new StandInBroker();
    private final BrokerSettings brokerSettings = Settings.broker(Map.of(
            "dataflow.mqtt.url",
            "tcp://broker",
            "dataflow.mqtt.first-retry",
            "1ms",
            "dataflow.mqtt.longest-retry",
            "2ms"));
    private final NoticeSettings settings = Settings.notices(Map.of("dataflow.validation.notices.burst", "2"));
    private final Notices notices = notices(settings, brokerSettings);
    private final NoticeSending sending = sending(NOW);

    @AfterEach
    void end() {
        sending.stop();
        broker.away = false;
    }

    @Test
    void sendsWhatCameBeforeAndAfterItStarted() {
        notices.tell(List.of(of("one")));
        sending.start();
        awaitSent(1);
        notices.tell(List.of(of("two"), of("three")));
        awaitSent(3);
        assertThat(broker.sent).extracting(notice -> notice.device().value()).containsExactly("one", "two", "three");
        assertThat(count("sent")).isEqualTo(3);
    }

    @Test
    void tellsADeviceOfNoMoreThanItMayHaveAndCountsTheOthers() {
        sending.start();
        notices.tell(IntStream.range(0, 10).mapToObj(i -> of("noisy")).toList());
        notices.tell(List.of(of("quiet")));
        awaitSent(3);
        assertThat(count("sent")).isEqualTo(3);
        assertThat(count("limited")).isEqualTo(8);
    }

    @Test
    void neitherWaitsNorFailsWhereReadingsAreWorkedOffWhileTheBrokerIsAway() {
        broker.away = true;
        sending.start();
        notices.tell(devices(Notices.MOST_WAITING + 500));
        assertThat(count("dropped")).isEqualTo(500);
        assertThat(broker.sent).isEmpty();
        broker.away = false;
        awaitSent(Notices.MOST_WAITING);
        assertThat(broker.connections).isPositive();
    }

    @Test
    void saysInTheNextNoticeWhatWasDroppedBefore() {
        notices.tell(devices(Notices.MOST_WAITING));
        notices.tell(List.of(of("late")));
        sending.start();
        awaitSent(Notices.MOST_WAITING);
        notices.tell(List.of(of("late")));
        awaitSent(Notices.MOST_WAITING + 1);
        assertThat(leftOut(broker.sent.getLast())).isOne();
    }

    @Test
    void goesOnAfterANoticeThatTheBrokerRefuses() {
        broker.refusing = notice -> notice.device().value().equals("refused");
        sending.start();
        notices.tell(List.of(of("refused"), of("welcome")));
        awaitSent(1);
        assertThat(count("failed")).isOne();
        assertThat(broker.connections).isOne();
        broker.refusing = notice -> false;
        notices.tell(List.of(of("refused")));
        awaitSent(2);
        assertThat(leftOut(broker.sent.getLast())).isOne();
    }

    @Test
    void connectsAgainAfterANoticeAtWhichTheConnectionWasLost() {
        broker.losing = notice -> notice.device().value().equals("fatal");
        sending.start();
        notices.tell(List.of(of("fatal"), of("welcome")));
        awaitSent(1);
        assertThat(count("failed")).isOne();
        assertThat(broker.connections).isEqualTo(2);
    }

    @Test
    void survivesABug() {
        broker.buggy = notice -> notice.device().value().equals("odd");
        sending.start();
        notices.tell(List.of(of("odd"), of("welcome")));
        awaitSent(1);
        assertThat(count("failed")).isOne();
    }

    @Test
    void dropsWhatHasExpired() {
        NoticeSending late = sending(NOW.plus(settings.expiry()));
        notices.tell(List.of(of("one")));
        late.start();
        try {
            await().until(() -> count("dropped") == 1);
            assertThat(broker.sent).isEmpty();
        } finally {
            late.stop();
        }
    }

    @Test
    void stillSendsWhatWaitsWhenItIsStopped() {
        broker.slowness = Duration.ofMillis(1);
        sending.start();
        notices.tell(devices(200));
        sending.stop();
        assertThat(broker.sent).hasSize(200);
    }

    @Test
    void isStoppedAfterThoseWhoRefuseReadings() {
        assertThat(sending.getPhase()).isLessThan(SmartLifecycle.DEFAULT_PHASE);
    }

    @Test
    void isQuicklyStoppedWhileTheBrokerIsAway() {
        broker.away = true;
        sending.start();
        notices.tell(List.of(of("one")));
        long began = System.nanoTime();
        sending.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void tellsNobodyWhereNoBrokerIsNamedOrItIsNotWanted() {
        Notices withoutBroker = notices(settings, Settings.broker(Map.of()));
        Notices unwanted =
                notices(Settings.notices(Map.of("dataflow.validation.notices.enabled", "false")), brokerSettings);
        withoutBroker.tell(List.of(of("one")));
        unwanted.tell(List.of(of("one")));
        assertThat(withoutBroker.isEmpty()).isTrue();
        assertThat(unwanted.isEmpty()).isTrue();
        NoticeSending off = new NoticeSending(
                withoutBroker, broker, settings, Settings.broker(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
        off.start();
        assertThat(off.isRunning()).isFalse();
        off.stop();
    }

    @Test
    void tellsNobodyWhereTheSenderIsNotKnown() {
        notices.tell(List.of(
                Refused.reading("weather/hall", Optional.empty(), Optional.empty(), Map.of(), Refused.TOO_HOT)));
        assertThat(notices.isEmpty()).isTrue();
    }

    private Notices notices(NoticeSettings with, BrokerSettings over) {
        return new Notices(with, over, new NoticeMetrics(registry), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private NoticeSending sending(Instant now) {
        return new NoticeSending(notices, broker, settings, brokerSettings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void awaitSent(int count) {
        await().until(() -> broker.sent.size() == count && count("sent") == count);
    }

    private double count(String outcome) {
        return registry.get("dataflow.validation.notices")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static long leftOut(Notice notice) {
        return JsonMapper.shared()
                .readTree(notice.document())
                .get("refusals_left_out")
                .asLong();
    }

    private static List<RejectedReading> devices(int count) {
        return IntStream.range(0, count).mapToObj(i -> of("device_" + i)).toList();
    }

    private static RejectedReading of(String device) {
        DeviceId id = new DeviceId(device);
        return Refused.reading(Topics.telemetry(id), Optional.of(id), Optional.empty(), Map.of(), Refused.TOO_HOT);
    }

    /** A broker that does what a test wants of it. */
    private static final class StandInBroker implements NoticeBroker {

        final List<Notice> sent = new CopyOnWriteArrayList<>();
        volatile boolean away;
        volatile Predicate<Notice> refusing = notice -> false;
        volatile Predicate<Notice> losing = notice -> false;
        volatile Predicate<Notice> buggy = notice -> false;
        volatile Duration slowness = Duration.ZERO;
        volatile int connections;
        private volatile boolean connected;

        @Override
        public void connect() throws BrokerUnavailable {
            if (away) {
                throw new BrokerUnavailable("away");
            }
            connected = true;
            connections = connections + 1;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public boolean publish(Notice notice, Duration expiry) throws BrokerUnavailable {
            LockSupport.parkNanos(slowness.toNanos());
            if (buggy.test(notice)) {
                throw new IllegalStateException("a bug");
            }
            if (losing.test(notice)) {
                connected = false;
                throw new BrokerUnavailable("lost");
            }
            if (refusing.test(notice)) {
                return false;
            }
            sent.add(notice);
            return true;
        }

        @Override
        public void leave() {
            connected = false;
        }
    }
}
