-- What happened at the bridges that an operator wants to read afterwards; a month of it. bridge-service alone writes it.
CREATE TABLE bridge_event (
    id        BIGINT        NOT NULL AUTO_INCREMENT,
    at        DATETIME(3)   NOT NULL,
    instance  VARCHAR(128)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    severity  VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    subject   VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    words     VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (id),
    KEY bridge_event_at (at)
) DEFAULT CHARACTER SET utf8mb4;
