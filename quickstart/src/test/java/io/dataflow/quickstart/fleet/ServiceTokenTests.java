package io.dataflow.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ServiceTokenTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void saysWhoAsksAndUntilWhenItIsGood() {
        String[] parts = ServiceToken.mint(KEY, Instant.ofEpochSecond(1_000)).split("\\.");
        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1])))
                .contains("\"iss\":\"dataflow\"")
                .contains("\"kind\":\"service\"")
                .contains("\"sub\":\"launcher\"")
                .contains("\"exp\":1060");
    }

    @Test
    void isSignedWithTheKey() {
        String other = Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes());
        Instant now = Instant.ofEpochSecond(1_000);
        assertThat(ServiceToken.mint(KEY, now)).isNotEqualTo(ServiceToken.mint(other, now));
    }
}
