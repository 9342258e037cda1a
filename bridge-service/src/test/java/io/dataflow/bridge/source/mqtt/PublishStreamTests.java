package io.dataflow.bridge.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublishStreamTests {

    private static final byte[] SUBSCRIBED = {(byte) 0x90, 4, 0, 1, 0, 1};
    private static final long LARGEST = 1_000_000;

    private final List<Publish> taken = new ArrayList<>();
    private boolean room = true;

    @Test
    void takesMessagesOutAndLeavesTheRestToTheClient() throws IOException {
        byte[] first = publish("devices/a/telemetry", 7, new byte[] {-1, 0, 1});
        byte[] second = publish("devices/b/telemetry", 65_535, "{}".getBytes(UTF_8));
        InputStream stream = stream(joined(first, SUBSCRIBED, second, SUBSCRIBED));
        assertThat(stream.readNBytes(2 * SUBSCRIBED.length)).isEqualTo(joined(SUBSCRIBED, SUBSCRIBED));
        assertThat(taken).extracting(Publish::packetId).containsExactly(7, 65_535);
        assertThat(taken).extracting(Publish::topic).containsExactly("devices/a/telemetry", "devices/b/telemetry");
        assertThat(taken.getFirst().payload()).containsExactly(-1, 0, 1);
    }

    @Test
    void readsEveryPropertyOfAMessage() throws IOException {
        stream(joined(publish("t", 1, new byte[0]), SUBSCRIBED)).readNBytes(1);
        Publish publish = taken.getFirst();
        assertThat(publish.qos()).isEqualTo(1);
        assertThat(publish.contentType()).contains("application/cbor");
        assertThat(publish.replyTo().orElseThrow().topic()).contains("reply/here");
        assertThat(publish.replyTo().orElseThrow().correlationData()).containsExactly(-1, 0);
        assertThat(publish.properties()).containsEntry("é", "😀").hasSize(1);
    }

    @Test
    void goesOnWhereASlowSocketLeftOff() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] all = new byte[0];
        for (int i = 0; i < 50; i++) {
            all = joined(all, publish("devices/a/telemetry", i, new byte[random.nextInt(200_000)]), SUBSCRIBED);
        }
        InputStream stream = stream(new Stuttering(all, random));
        byte[] passed = new byte[50 * SUBSCRIBED.length];
        int count = 0;
        while (count < passed.length) {
            try {
                count += stream.read(passed, count, passed.length - count);
            } catch (SocketTimeoutException tryAgain) {
                assertThat(count).isLessThan(passed.length);
            }
        }
        assertThat(taken).as("seed %d", seed).hasSize(50);
        assertThat(passed[passed.length - 1]).isEqualTo((byte) 1);
    }

    @Test
    void showsTheClientSignsOfLifeWhileThereIsNoRoom() throws IOException {
        room = false;
        InputStream stream = stream(joined(publish("t", 1, new byte[0]), SUBSCRIBED));
        assertThat(stream.readNBytes(4)).containsExactly(0xD0, 0, 0xD0, 0);
        assertThat(taken).isEmpty();
        room = true;
        assertThat(stream.readNBytes(SUBSCRIBED.length)).isEqualTo(SUBSCRIBED);
        assertThat(taken).hasSize(1);
    }

    @Test
    void endsWithTheConnectionAndRefusesWhatIsNoPacket() {
        byte[] cut = Arrays.copyOf(publish("t", 1, new byte[100]), 60);
        assertThatThrownBy(() -> stream(cut).read()).isInstanceOf(EOFException.class);
        byte[] endless = {0x32, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> stream(endless).read()).isInstanceOf(IOException.class);
        byte[] large = {0x32, -1, -1, -1, 127};
        assertThatThrownBy(() -> stream(large).read()).hasMessageContaining("more than it was told to");
    }

    @Test
    void failsOnlyInWordsWhateverTheBytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = publish("devices/a/telemetry", i, "{\"n\":1}".getBytes(UTF_8));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                stream(joined(bytes, SUBSCRIBED)).readNBytes(SUBSCRIBED.length);
            } catch (IOException expected) {
                assertThat(expected).hasMessageStartingWith("The broker");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private InputStream stream(byte[] bytes) {
        return stream(new ByteArrayInputStream(bytes));
    }

    private InputStream stream(InputStream bytes) {
        return new PublishStream(bytes, publish -> room && taken.add(publish), LARGEST);
    }

    private static byte[] publish(String topic, int packetId, byte[] payload) {
        byte[] properties = written(out -> {
            out.write(0x01);
            out.write(0);
            out.write(0x02);
            out.writeInt(60);
            out.write(0x03);
            out.writeShort(16);
            out.write("application/cbor".getBytes(UTF_8));
            out.write(0x08);
            out.writeShort(10);
            out.write("reply/here".getBytes(UTF_8));
            out.write(0x09);
            out.writeShort(2);
            out.write(new byte[] {-1, 0});
            out.write(0x0B);
            out.write(0x81);
            out.write(1);
            out.write(0x26);
            out.writeShort(2);
            out.write("é".getBytes(UTF_8));
            out.writeShort(4);
            out.write("😀".getBytes(UTF_8));
        });
        byte[] rest = written(out -> {
            out.writeShort(topic.length());
            out.write(topic.getBytes(UTF_8));
            out.writeShort(packetId);
            writeVariable(out, properties.length);
            out.write(properties);
            out.write(payload);
        });
        return written(out -> {
            out.write(0x32);
            writeVariable(out, rest.length);
            out.write(rest);
        });
    }

    private static void writeVariable(DataOutputStream out, int number) throws IOException {
        int rest = number;
        while (rest > 127) {
            out.write(rest & 127 | 128);
            rest >>= 7;
        }
        out.write(rest);
    }

    private static byte[] joined(byte[]... parts) {
        return written(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private static byte[] written(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writing.to(new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Writing {

        void to(DataOutputStream out) throws IOException;
    }

    /** Gives a few bytes at a time, and now and then none in time. */
    private static final class Stuttering extends FilterInputStream {

        private final Random random;

        private Stuttering(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (random.nextInt(4) == 0) {
                throw new SocketTimeoutException("nothing came, by a test");
            }
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(30_000)));
        }
    }
}
