package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.util.HexFormat;

/** The addresses that mean another machine in each network, or the own machine, and are not reached from elsewhere. */
final class PrivateAddresses {

    /** 64:ff9b:1::/48, which each network translates as it likes. */
    private static final String LOCAL_NAT64 = "0064ff9b0001";

    private PrivateAddresses() {}

    static boolean contain(InetAddress named) {
        InetAddress address = EmbeddedAddresses.reached(named);
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

    /** fc00::/7, and what a translator of the own network makes of it. */
    private static boolean isLocal(byte[] bytes) {
        return (bytes[0] & 0xfe) == 0xfc || HexFormat.of().formatHex(bytes).startsWith(LOCAL_NAT64);
    }
}
