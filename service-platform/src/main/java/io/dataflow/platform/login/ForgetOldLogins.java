package io.dataflow.platform.login;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes what no longer matters of logins and failures; every instance may do so at any time. */
final class ForgetOldLogins {

    private final LoginSessions sessions;
    private final LoginThrottle throttle;

    ForgetOldLogins(LoginSessions sessions, LoginThrottle throttle) {
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        sessions.forgetOld();
        throttle.forgetOld();
    }
}
