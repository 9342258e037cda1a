package io.dataflow.platform.login;

import io.dataflow.platform.account.Account;
import io.dataflow.platform.account.Accounts;
import io.dataflow.platform.account.Passwords;
import io.dataflow.platform.account.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataIntegrityViolationException;

/** Creates the first administrator in an empty installation, so that there is somebody who can sign in. */
public final class FirstAdmin implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int GENERATED_BYTES = 15;

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginSettings settings;
    private final Clock clock;

    public FirstAdmin(Accounts accounts, Passwords passwords, LoginSettings settings, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (accounts.count() > 0) {
            return;
        }
        String chosen = settings.adminPassword().value();
        String password = chosen.isEmpty() ? generated() : chosen;
        if (create(password)) {
            announce(chosen.isEmpty(), password);
        }
    }

    /** Services that start at the same moment all try; the unique user name lets one of them succeed. */
    private boolean create(String password) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var admin = new Account(settings.adminName().value(), passwords.hash(password), Role.ADMIN, now);
        try {
            accounts.saveAndFlush(admin);
            return true;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    private void announce(boolean generated, String password) {
        if (generated) {
            log.warn(
                    "Created the first administrator: user name {}, password {} (shown only this once; keep it)",
                    settings.adminName(),
                    password);
        } else {
            log.info("Created the first administrator {} with the password from the settings", settings.adminName());
        }
    }

    private static String generated() {
        byte[] bytes = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
