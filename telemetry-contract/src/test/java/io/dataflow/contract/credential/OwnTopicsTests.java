package io.dataflow.contract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTopicsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/a/rejected",
                "devices/a/replies",
                "devices/a/replies/42",
                "devices/a/answers/of.today/7/x:1",
            })
    void letRepliesGoWhereTheDeviceMayHearThem(String topic) {
        assertThat(OwnTopics.awaiterOf(topic)).contains(new DeviceId("a"));
        assertThat(OwnTopics.subscriberOf(topic)).contains(new DeviceId("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/a",
                "devices/a/",
                "devices/a//",
                "devices/a/replies/",
                "devices/a/commands",
                "devices/a/commands/ack",
                "devices/a/commands/other",
                "devices/a/telemetry",
                "devices/a/telemetry/more",
                "devices/a/status",
                "devices/a/+",
                "devices/a/#",
                "devices/a/replies/+",
                "devices/a/replies/#",
                "devices/a/$share",
                "devices/a/../b/replies",
                "devices/a/one::two",
                "devices/a/repl\u0000ies",
                "devices/a/repl ies",
                "devices/a/r\u0435plies", // a Cyrillic letter that looks like e
                "devices/a/1/2/3/4/5",
                "devices/+/replies",
                "$share/g/devices/a/replies",
                "$SYS/replies",
                "replies",
                "",
            })
    void letNoReplyGoAnywhereElse(String topic) {
        assertThat(OwnTopics.awaiterOf(topic)).isEmpty();
    }

    @Test
    void letNoReplyGoToATopicThatIsTooLong() {
        assertThat(OwnTopics.awaiterOf("devices/a/" + "b".repeat(60_000))).isEmpty();
        assertThat(OwnTopics.awaiterOf("devices/a/b" + "/".repeat(60_000))).isEmpty();
        assertThat(OwnTopics.awaiterOf("devices/a/b" + "/b".repeat(30_000))).isEmpty();
    }

    @Test
    void letNoDevicePublishWhereItsRepliesGo() {
        assertThat(OwnTopics.publisherOf("devices/a/replies")).isEmpty();
        assertThat(OwnTopics.publisherOf("devices/a/rejected")).isEmpty();
    }
}
