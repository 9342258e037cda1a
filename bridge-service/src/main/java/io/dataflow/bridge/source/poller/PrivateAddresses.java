package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The addresses that mean another machine in each network, or the own machine, and are not reached from elsewhere. */
final class PrivateAddresses {

    private static final String NAT64 = "0064ff9b0000000000000000";

    private PrivateAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || (bytes.length == 4 ? isShared(bytes) : isLocal(bytes));
    }

    /** 100.64.0.0/10 of providers' NAT, and 0.0.0.0/8 of this network. */
    private static boolean isShared(byte[] bytes) {
        return bytes[0] == 0 || bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    /** fc00::/7, and the private IPv4 addresses through NAT64. */
    private static boolean isLocal(byte[] bytes) {
        return (bytes[0] & 0xfe) == 0xfc
                || HexFormat.of().formatHex(bytes).startsWith(NAT64) && contain(lastFour(bytes));
    }

    private static InetAddress lastFour(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
