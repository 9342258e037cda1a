package io.dataflow.validation.panel;

import java.util.HexFormat;

/** Bytes as people read them who look for what is wrong: sixteen a line, in hex and as letters where they are some. */
final class HexDump {

    private static final int A_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static String of(byte[] bytes, int most) {
        StringBuilder dump = new StringBuilder();
        int end = Math.min(bytes.length, most);
        for (int from = 0; from < end; from += A_LINE) {
            int to = Math.min(end, from + A_LINE);
            dump.append("%06x  %-47s  ".formatted(from, HEX.formatHex(bytes, from, to)));
            for (int i = from; i < to; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
