package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Which servers may be polled: whatever an administrator names, except what answers with the credentials of the machine itself. */
final class Addresses {

    /** In hexadecimal: of AWS over IPv6 fd00:ec2::/32, 100.100.100.200 of Alibaba, and 168.63.129.16 of Azure. */
    private static final Set<String> CREDENTIALS = Set.of("fd000ec2", "646464c8", "a83f8110");

    private final boolean allowLinkLocal;
    private final NameService names;

    /** Looks up the addresses of a host. */
    interface NameService {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    Addresses(boolean allowLinkLocal, NameService names) {
        this.allowLinkLocal = allowLinkLocal;
        this.names = names;
    }

    /** What a server may be asked at. */
    sealed interface Checked {}

    /** At these, and at none that another look-up would bring. */
    record Found(List<InetAddress> addresses) implements Checked {

        Found {
            addresses = List.copyOf(addresses);
        }

        /** Whether somebody outside of the own network may be who answers. */
        boolean mayBePublic() {
            return !addresses.stream().allMatch(PrivateAddresses::contain);
        }
    }

    /** At none, for a reason in words. */
    record Refused(String words) implements Checked {}

    /** Looks up and checks the host that an administrator named, or one that a server of the own network redirects to. */
    Checked of(URI url) {
        try {
            InetAddress[] addresses = names.lookUp(url.getHost());
            return Arrays.stream(addresses).anyMatch(this::refused)
                    ? new Refused(inWords(url))
                    : new Found(List.of(addresses));
        } catch (UnknownHostException e) {
            return new Refused("There is no host " + url.getHost() + "; check the URL, or the name server");
        }
    }

    /** Looks up and checks a host that a server of other people redirects to, who must not choose what is asked in the own network. */
    Checked ofStrangers(URI url) {
        Checked checked = of(url);
        return checked instanceof Found found && found.addresses().stream().anyMatch(PrivateAddresses::contain)
                ? new Refused("The server redirects to " + url.getHost()
                        + ", which is in the own network, where servers"
                        + " outside of it may not send a poller. If it is meant, poll " + url.getHost() + " itself")
                : checked;
    }

    private boolean refused(InetAddress named) {
        InetAddress address = EmbeddedAddresses.reached(named);
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
