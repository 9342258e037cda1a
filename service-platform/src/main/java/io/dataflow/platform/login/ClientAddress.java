package io.dataflow.platform.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a request comes from; for IPv6 the network, since one client has all addresses of its network. */
public record ClientAddress(String value) {

    private static final int NETWORK_BYTES = 8;

    /** Reads the numeric address of a connection. */
    public static ClientAddress of(String remoteAddress) {
        try {
            InetAddress address = InetAddress.getByName(remoteAddress);
            return new ClientAddress(address instanceof Inet6Address ? network(address) : address.getHostAddress());
        } catch (UnknownHostException e) {
            return new ClientAddress("unknown");
        }
    }

    private static String network(InetAddress address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    }
}
