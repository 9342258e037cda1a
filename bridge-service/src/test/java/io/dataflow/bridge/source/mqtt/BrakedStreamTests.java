package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BrakedStreamTests {

    private final Room room = new Room(DataSize.ofKilobytes(100));
    private final BrakedStream stream = new BrakedStream(new ByteArrayInputStream(new byte[1_000]), room);

    @Test
    void readsAByteNowAndThenWhileRoomIsScarceAndAllOfItAfterwards() throws IOException {
        byte[] into = new byte[1_000];
        Space most = room.tryTake(90_000).orElseThrow();
        assertThat(stream.read(into, 0, 500)).isEqualTo(1);
        assertThat(stream.read()).isZero();
        most.close();
        assertThat(stream.read(into, 0, 1_000)).isEqualTo(998);
        assertThat(stream.read()).isEqualTo(-1);
    }
}
