package io.dataflow.contract.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceKeyTests {

    @Test
    void isDifferentEachTimeAndFitsIntoAUrl() {
        assertThat(Stream.generate(DeviceKey::random)
                        .limit(1_000)
                        .map(DeviceKey::text)
                        .collect(Collectors.toSet()))
                .hasSize(1_000)
                .allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void isRecognisedByItsHashAlone() {
        DeviceKey key = DeviceKey.random();

        assertThat(key.hash().isOf(key)).isTrue();
        assertThat(key.hash().isOf(new DeviceKey(key.text() + "x"))).isFalse();
        assertThat(key.hash().isOf(new DeviceKey(""))).isFalse();
        assertThat(new DeviceKey("abc").hash().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowItselfInALog() {
        DeviceKey key = DeviceKey.random();

        assertThat(key.toString()).doesNotContain(key.text());
    }

    @Test
    void hasNoHashOfAnotherForm() {
        assertThatThrownBy(() -> new KeyHash("ABC")).isInstanceOf(IllegalArgumentException.class);
    }
}
