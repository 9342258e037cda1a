package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.Violation;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class PublishRequestTests {

    private static final DataSize LARGEST = DataSize.ofBytes(12);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Test
    void carriesEverythingThatMqttCan() {
        PublishRequest request = read("""
                {"topic": "a", "payload_base64": "AAH/", "qos": 2, "retain": true, "user_properties": {"p": "v"},
                 "content_type": "x/y", "response_topic": "b", "correlation_data": "c", "message_expiry": 60}
                """);
        assertThat(request.violations(LARGEST)).isEmpty();
        MqttMessage message = request.message();
        assertThat(message.getPayload()).containsExactly(0, 1, 255);
        assertThat(message.getQos()).isEqualTo(2);
        assertThat(message.isRetained()).isTrue();
        assertThat(message.getProperties().getUserProperties()).containsExactly(new UserProperty("p", "v"));
        assertThat(message.getProperties().getContentType()).isEqualTo("x/y");
        assertThat(message.getProperties().getResponseTopic()).isEqualTo("b");
        assertThat(message.getProperties().getCorrelationData()).containsExactly('c');
        assertThat(message.getProperties().getMessageExpiryInterval()).isEqualTo(60);
    }

    @Test
    void leavesOutWhatIsEmpty() {
        PublishRequest request =
                read("{'topic':'a','payload':'','content_type':'','response_topic':''}".replace('\'', '"'));
        assertThat(request.violations(LARGEST)).isEmpty();
        assertThat(request.message().getProperties().getContentType()).isNull();
        assertThat(request.message().getProperties().getResponseTopic()).isNull();
        assertThat(request.message().getQos()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /payload         | {"topic": "a"}
            /payload         | {"topic": "a", "payload": "x", "payload_base64": "eA=="}
            /payload         | {"topic": "a", "payload": "more than twelve"}
            /payload         | {"topic": "a", "payload": "ten, with ", "user_properties": {"p": "v"}}
            /payload_base64  | {"topic": "a", "payload_base64": "not base64!"}
            /topic           | {"topic": "", "payload": "x"}
            /topic           | {"topic": "a/#", "payload": "x"}
            /topic           | {"topic": "$SYS/x", "payload": "x"}
            /topic           | {"topic": "a\\u0007", "payload": "x"}
            /topic           | {"topic": "a\\ud800", "payload": "x"}
            /qos             | {"topic": "a", "payload": "x", "qos": 3}
            /message_expiry  | {"topic": "a", "payload": "x", "message_expiry": 0}
            /message_expiry  | {"topic": "a", "payload": "x", "message_expiry": 4294967296}
            /response_topic  | {"topic": "a", "payload": "x", "response_topic": "a/+"}
            /content_type    | {"topic": "a", "payload": "x", "content_type": "a\\nb"}
            /correlation_data| {"topic": "a", "payload": "x", "correlation_data": "\\u0000"}
            /user_properties | {"topic": "a", "payload": "x", "user_properties": {"a": null}}
            /user_properties | {"topic": "a", "payload": "x", "user_properties": {"": "b"}}
            """)
    void saysWhatIsWrong(String pointer, String json) {
        assertThat(read(json).violations(LARGEST))
                .extracting(Violation::pointer)
                .containsExactly(pointer);
    }

    private static PublishRequest read(String json) {
        return JSON.readValue(json, PublishRequest.class);
    }
}
