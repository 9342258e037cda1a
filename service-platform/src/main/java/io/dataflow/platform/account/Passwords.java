package io.dataflow.platform.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Turns passwords into hashes and checks them, taking the same time whether or not the account exists. */
public final class Passwords {

    /** What BCrypt looks at; it would silently ignore the rest. */
    private static final int MOST_BYTES = 72;

    private static final int STRENGTH = 11;

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);
    private final String hashOfNobody = hash("nobody has this password");

    /**
     * The hash to store for a password.
     *
     * @throws IllegalArgumentException if the password is empty or longer than 72 bytes
     */
    public String hash(String password) {
        if (password.isEmpty() || tooLong(password)) {
            throw new IllegalArgumentException("A password has between 1 and %d bytes".formatted(MOST_BYTES));
        }
        return encoder.encode(password);
    }

    /** The account, if it exists, is enabled and has this password. */
    public Optional<Account> check(Optional<Account> account, String password) {
        String hash = account.map(Account::passwordHash).orElse(hashOfNobody);
        boolean right = encoder.matches(tooLong(password) ? "" : password, hash);
        return account.filter(Account::isEnabled).filter(found -> right);
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
