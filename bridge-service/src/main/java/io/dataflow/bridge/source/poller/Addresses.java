package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Which servers may be polled: whatever an administrator names, except what answers with the credentials of the machine itself. */
final class Addresses {

    /** In hexadecimal: of AWS over IPv6 fd00:ec2::/32, link-local IPv4 through NAT64, and 100.100.100.200 of Alibaba, also through it. */
    private static final Set<String> CREDENTIALS =
            Set.of("fd000ec2", "0064ff9b0000000000000000a9fe", "646464c8", "0064ff9b0000000000000000646464c8");

    private final boolean allowLinkLocal;

    Addresses(boolean allowLinkLocal) {
        this.allowLinkLocal = allowLinkLocal;
    }

    /** Why it may not, in words; looks the name up, which the connection made right afterwards does not do again. */
    Optional<String> refusal(URI url) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
            return Arrays.stream(addresses).anyMatch(this::refused) ? Optional.of(inWords(url)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("There is no host " + url.getHost() + "; check the URL, or the name server");
        }
    }

    private boolean refused(InetAddress address) {
        return address.isMulticastAddress()
                || !allowLinkLocal
                        && (address.isLinkLocalAddress() || CREDENTIALS.stream().anyMatch(hex(address)::startsWith));
    }

    private static String hex(InetAddress address) {
        return HexFormat.of().formatHex(address.getAddress());
    }

    private static String inWords(URI url) {
        return url.getHost()
                + " has a link-local, metadata or multicast address, where cloud providers hand out credentials. Poll"
                + " another host, or allow it with dataflow.poller.allow-link-local";
    }
}
