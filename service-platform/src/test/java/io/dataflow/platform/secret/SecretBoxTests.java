package io.dataflow.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final SecretBox box = SecretBox.withKey(KEY);

    @Test
    void opensWhatItSealed() {
        assertThat(SecretBox.withKey(KEY).open(box.seal("pässword", "node a"), "node a"))
                .isEqualTo("pässword");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(box.seal("password", "node a")).isNotEqualTo(box.seal("password", "node a"));
    }

    @Test
    void refusesASecretThatWasSealedForSomethingElse() {
        String sealed = box.seal("password", "node a");
        assertThatExceptionOfType(SealedSecretUnreadable.class)
                .isThrownBy(() -> box.open(sealed, "node b"))
                .withMessageContaining("node b")
                .withMessageNotContaining("password");
    }

    @Test
    void refusesASecretThatAnotherKeySealed() {
        String sealed = SecretBox.derivedFrom("another").seal("password", "node a");
        assertThatExceptionOfType(SealedSecretUnreadable.class).isThrownBy(() -> box.open(sealed, "node a"));
    }

    @Test
    void refusesWhatIsNoSealedSecretAtAll() {
        for (String text : new String[] {"", "1", "1!!", "1AAAA"}) {
            assertThatExceptionOfType(SealedSecretUnreadable.class).isThrownBy(() -> box.open(text, "node a"));
        }
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SecretBox.withKey("AAAA"))
                .withMessageContaining("3 bytes")
                .withMessageContaining("openssl");
    }
}
