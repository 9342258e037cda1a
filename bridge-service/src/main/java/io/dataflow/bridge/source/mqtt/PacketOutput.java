package io.dataflow.bridge.source.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What goes to the broker, whole packets at a time: those that the MQTT client writes, between them those of the bridge itself. */
final class PacketOutput extends OutputStream {

    private final OutputStream out;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    PacketOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int value) {
        unfinished.write(value);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        unfinished.write(bytes, offset, length);
    }

    /** The client does so after each packet. */
    @Override
    public synchronized void flush() throws IOException {
        unfinished.writeTo(out);
        unfinished.reset();
        out.flush();
    }

    /** Sends packets that are whole. */
    synchronized void send(byte[] packets, int length) throws IOException {
        out.write(packets, 0, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
