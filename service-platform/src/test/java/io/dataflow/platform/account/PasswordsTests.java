package io.dataflow.platform.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void acceptsTheRightPasswordOnly() {
        var account = Optional.of(account("correct horse"));

        assertThat(passwords.check(account, "correct horse")).isEqualTo(account);
        assertThat(passwords.check(account, "battery staple")).isEmpty();
    }

    @Test
    void looksAtAHashForUnknownAccountsToo() {
        assertThat(passwords.check(Optional.empty(), "nobody has this password"))
                .isEmpty();
    }

    @Test
    void refusesAPasswordOfWhichPartWouldBeIgnored() {
        String longest = "x".repeat(72);

        assertThat(passwords.check(Optional.of(account(longest)), longest + "y"))
                .isEmpty();
        assertThatThrownBy(() -> passwords.hash(longest + "y")).hasMessageContaining("72 bytes");
    }

    private Account account(String password) {
        return new Account("ada", passwords.hash(password), Role.ANALYST, Instant.EPOCH);
    }
}
