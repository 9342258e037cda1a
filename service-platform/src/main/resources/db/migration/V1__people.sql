-- Who may sign in, who is signed in, who guesses, and who changed what. Owned by service-platform.

CREATE TABLE account (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    username      VARCHAR(64)  NOT NULL,
    password_hash VARCHAR(100) NOT NULL,
    role          VARCHAR(16)  NOT NULL,
    enabled       BOOLEAN      NOT NULL DEFAULT TRUE,
    created_at    DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY account_username (username)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE login_session (
    id         VARCHAR(64)  NOT NULL,
    account_id BIGINT       NOT NULL,
    created_at DATETIME(3)  NOT NULL,
    expires_at DATETIME(3)  NOT NULL,
    ended_at   DATETIME(3)  NULL,
    address    VARCHAR(64)  NOT NULL,
    PRIMARY KEY (id),
    KEY login_session_account (account_id),
    KEY login_session_expiry (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row for each user name and each address that failed; gone after a success or a quiet day.
CREATE TABLE login_failure (
    subject      VARCHAR(160) NOT NULL,
    failures     INT          NOT NULL,
    last_failure DATETIME(3)  NOT NULL,
    PRIMARY KEY (subject),
    KEY login_failure_age (last_failure)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audit_entry (
    id       BIGINT        NOT NULL AUTO_INCREMENT,
    at       DATETIME(3)   NOT NULL,
    who      VARCHAR(80)   NOT NULL,
    service  VARCHAR(64)   NOT NULL,
    action   VARCHAR(64)   NOT NULL,
    subject  VARCHAR(255)  NOT NULL,
    detail   VARCHAR(2000) NOT NULL,
    PRIMARY KEY (id),
    KEY audit_entry_at (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
