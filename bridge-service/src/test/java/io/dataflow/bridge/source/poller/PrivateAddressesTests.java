package io.dataflow.bridge.source.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.1.1",
                "fe80::1",
                "100.64.0.1",
                "100.127.255.255",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1"
            })
    void containWhatIsNotReachedFromElsewhere(String address) throws Exception {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"203.0.113.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2001:db8::1", "64:ff9b::808:808"})
    void containNothingThatIs(String address) throws Exception {
        assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    /** As a name service answers them: only literals are unwrapped by Java. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000ffff0a000005",
                "0000000000000000000000000a000005",
                "20020a00000500000000000000000001",
                "0064ff9b00000000000000000a000005",
                "0064ff9b0001000000000000ffffffff",
                "00000000000000000000000000000001"
            })
    void containPrivateAddressesWithinOthers(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(PrivateAddresses.contain(Inet6Address.getByAddress("a.example", bytes, -1)))
                .isTrue();
    }
}
