package io.dataflow.bridge.source.poller;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Which servers may be polled: whatever an administrator names, except what answers with the credentials of the machine itself. */
final class Addresses {

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
                || !allowLinkLocal && (address.isLinkLocalAddress() || isMetadata(address.getAddress()));
    }

    /** The unique local address at which AWS answers over IPv6, fd00:ec2::254. */
    private static boolean isMetadata(byte[] address) {
        return address.length == 16
                && address[0] == (byte) 0xfd
                && address[1] == 0
                && address[2] == 0x0e
                && address[3] == (byte) 0xc2;
    }

    private static String inWords(URI url) {
        return url.getHost()
                + " has a link-local or multicast address, where cloud providers hand out credentials. Poll"
                + " another host, or allow it with dataflow.poller.allow-link-local";
    }
}
