package io.dataflow.local;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The least of MQTT 5 that it takes to see whether a broker lets a user in. */
record MqttGreeting(String username, String password) {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int VERSION_5 = 5;
    private static final int USERNAME_PASSWORD_CLEAN_START = 0xC2;
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};

    boolean isAccepted(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(connect());
            byte[] answer = socket.getInputStream().readNBytes(4);
            socket.getOutputStream().write(DISCONNECT);
            return answer.length == 4 && answer[0] == CONNACK && answer[3] == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MqttGreeting[username=" + username + ", password=***]";
    }

    private byte[] connect() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        out.writeUTF("MQTT");
        out.writeByte(VERSION_5);
        out.writeByte(USERNAME_PASSWORD_CLEAN_START);
        out.writeShort(10); // seconds between signs of life
        out.writeByte(0); // no properties
        out.writeUTF(""); // the broker may choose a client id
        out.writeUTF(username);
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        out.writeShort(secret.length);
        out.write(secret);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(CONNECT);
        writeLength(packet, content.size());
        content.writeTo(packet);
        return packet.toByteArray();
    }

    /** Seven bits a byte, the lowest first. */
    private static void writeLength(ByteArrayOutputStream packet, int length) {
        int rest = length;
        while (rest > 0x7F) {
            packet.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        packet.write(rest);
    }
}
