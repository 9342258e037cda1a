package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * IPv4 addresses within IPv6 ones. Those of literals Java unwraps by itself, those that a name service answers it doesn't, and the system
 * connects to what is within. Sources: RFC 4291, sections 2.5.5.1 and 2.5.5.2; RFC 3056; RFC 6052.
 */
final class EmbeddedAddresses {

    private static final String MAPPED = "00000000000000000000ffff";
    private static final String COMPATIBLE = "000000000000000000000000";
    private static final String NAT64 = "0064ff9b0000000000000000";
    private static final String SIX_TO_FOUR = "2002";
    private static final int LEAST_COMPATIBLE = 0x10000;

    private EmbeddedAddresses() {}

    /** What is reached at an address: the IPv4 address within it, or where there is none, itself. */
    static InetAddress reached(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        String hex = HexFormat.of().formatHex(bytes);
        if (hex.startsWith(MAPPED) || hex.startsWith(NAT64) || isCompatible(hex)) {
            return address(bytes, 12);
        }
        return hex.startsWith(SIX_TO_FOUR) ? address(bytes, 2) : address;
    }

    /** Not those that mean no or the own machine. */
    private static boolean isCompatible(String hex) {
        return hex.startsWith(COMPATIBLE) && Long.parseLong(hex.substring(COMPATIBLE.length()), 16) >= LEAST_COMPATIBLE;
    }

    private static InetAddress address(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
