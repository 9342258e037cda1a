package io.dataflow.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTests {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final SigningKey KEY = key(1);

    private final Tokens tokens = new Tokens(KEY, at(NOW));

    @Test
    void readsBackTheLoginThatItSigned() {
        var login = new Token.Login("session", "ada", NOW.plusSeconds(60));

        assertThat(tokens.read(tokens.sign(login))).contains(login);
    }

    @Test
    void tellsAServiceFromAPerson() {
        String token = new ServiceTokens(KEY, at(NOW), "dashboard-service").mint();

        assertThat(tokens.read(token)).contains(new Token.Service("dashboard-service"));
    }

    @Test
    void refusesAnExpiredToken() {
        String token = new ServiceTokens(KEY, at(NOW.minus(Duration.ofSeconds(61))), "bridge-service").mint();

        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherInstallation() {
        String token = new ServiceTokens(key(2), at(NOW), "bridge-service").mint();

        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void refusesATokenWithoutSignature() {
        String header = encode("{\"alg\":\"none\"}");
        String claims = encode("{\"iss\":\"dataflow\",\"kind\":\"service\",\"sub\":\"x\",\"exp\":1999999999}");

        assertThat(tokens.read(header + "." + claims + ".")).isEmpty();
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("a.b.c")).isEmpty();
        assertThat(tokens.read("\u0000")).isEmpty();
    }

    @Test
    void saysHowToMakeAKeyThatIsLongEnough() {
        assertThatThrownBy(() -> SigningKey.fromBase64("c2hvcnQ="))
                .hasMessageContaining("5 bytes")
                .hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> SigningKey.fromBase64("not base64!")).hasMessageContaining("not base64");
    }

    @Test
    void keepsTheKeyOutOfLogs() {
        assertThat(KEY).hasToString("***");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static SigningKey key(int fill) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) fill;
        return SigningKey.fromBase64(Base64.getEncoder().encodeToString(bytes));
    }
}
