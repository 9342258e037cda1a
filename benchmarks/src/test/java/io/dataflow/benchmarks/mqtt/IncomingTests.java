package io.dataflow.benchmarks.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingTests {

    private final Incoming incoming = new Incoming();
    private final List<String> packets = new ArrayList<>();

    @Test
    void cutsWhatCameTogetherIntoPackets() {
        receive(0x40, 2, 0, 1, 0xD0, 0, 0x40, 3, 0, 2, 0);

        assertThat(packets).containsExactly("40/2", "d0/0", "40/3");
    }

    @Test
    void waitsForTheRestOfAPacket() {
        receive(0x40);
        receive(2, 0);
        assertThat(packets).isEmpty();

        receive(1, 0xD0);
        assertThat(packets).containsExactly("40/2");

        receive(0);
        assertThat(packets).containsExactly("40/2", "d0/0");
    }

    @Test
    void readsLengthsOfSeveralBytes() {
        int[] packet = new int[203];
        packet[0] = 0x20;
        packet[1] = 200 & 0x7F | 0x80;
        packet[2] = 1;
        receive(packet);

        assertThat(packets).containsExactly("20/200");
    }

    @Test
    void refusesAPacketThatNoPublisherIsSent() {
        assertThatIllegalStateException().isThrownBy(() -> receive(0x30, 0xFF, 0xFF, 0x7F));
    }

    private void receive(int... bytes) {
        for (int each : bytes) {
            incoming.buffer().put((byte) each);
        }
        incoming.forEachPacket((first, content) -> packets.add(Integer.toHexString(first) + "/" + content.remaining()));
    }
}
