package io.dataflow.platform.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTests {

    @Test
    void takesAnIpv4AddressAsItIs() {
        assertThat(ClientAddress.of("192.0.2.7")).isEqualTo(new ClientAddress("192.0.2.7"));
    }

    @Test
    void takesAnIpv6NetworkForOneClient() {
        assertThat(ClientAddress.of("2001:db8:1:2:aaaa::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:bbbb::2"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }
}
