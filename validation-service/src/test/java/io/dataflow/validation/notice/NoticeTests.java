package io.dataflow.validation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.ReplyTo;
import io.dataflow.validation.quarantine.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String USUAL = "devices/sensor_001/rejected";

    @Test
    void goesToWhereTheDeviceHearsOfRefusals() {
        Notice notice = notice(Optional.empty());
        assertThat(notice.topics()).containsExactly(USUAL);
        assertThat(notice.correlationData()).isEmpty();
    }

    @Test
    void goesToTheResponseTopicTooWithTheCorrelationData() {
        Notice notice = notice(Refused.replyTo("devices/sensor_001/replies/42", "number 42"));
        assertThat(notice.topics()).containsExactly(USUAL, "devices/sensor_001/replies/42");
        assertThat(notice.correlationData()).asString(StandardCharsets.UTF_8).isEqualTo("number 42");
    }

    @Test
    void goesThereOnceWhereBothAreTheSame() {
        assertThat(notice(Refused.replyTo(USUAL, "x")).topics()).containsExactly(USUAL);
    }

    @Test
    void bringsTheCorrelationDataBackWhereThereIsNoResponseTopic() {
        Notice notice = notice(Optional.of(new ReplyTo(Optional.empty(), new byte[] {7})));
        assertThat(notice.topics()).containsExactly(USUAL);
        assertThat(notice.correlationData()).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/sensor_002/replies",
                "devices/sensor_0011/replies",
                "devices/sensor_001/commands",
                "devices/sensor_001/commands/ack",
                "devices/sensor_001/telemetry",
                "devices/sensor_001/status",
                "devices/sensor_001/+",
                "devices/sensor_001/#",
                "devices/sensor_001/replies/#",
                "devices/+/replies",
                "devices/sensor_001/../sensor_002/commands",
                "devices/sensor_001",
                "devices/sensor_001/",
                "$SYS/replies",
                "$share/g/devices/sensor_001/replies",
                "activemq.management",
                "replies",
                "",
            })
    void goesNowhereThatIsNotTheSendersOwn(String topic) {
        assertThat(notice(Refused.replyTo(topic, "x")).topics()).containsExactly(USUAL);
    }

    @Test
    void keepsNoMoreOfTheSendersBytesThanItHasRoomFor() {
        String most = "x".repeat(Notice.MOST_CORRELATION_DATA);
        assertThat(notice(Refused.replyTo("devices/sensor_001/replies", most)).topics())
                .hasSize(2);
        Notice more = notice(Refused.replyTo("devices/sensor_001/replies", most + "x"));
        assertThat(more.topics()).containsExactly(USUAL);
        assertThat(more.correlationData()).isEmpty();
    }

    @Test
    void hasTimeUntilItExpires() {
        Notice notice = notice(Optional.empty());
        Duration expiry = Duration.ofMinutes(1);
        assertThat(notice.left(expiry, NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(notice.left(expiry, NOW.plusSeconds(61))).isNegative();
    }

    private static Notice notice(Optional<ReplyTo> reply) {
        return Notice.to(new Sender(Refused.DEVICE, reply), new byte[0], 1, NOW);
    }
}
