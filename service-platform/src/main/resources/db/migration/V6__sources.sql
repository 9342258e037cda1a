-- Sources are changed while the bridges run. revision grows with each change, so that two people can't overwrite each other unseen.
ALTER TABLE source ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- What a source of kind 'poller' fetches, and how its readings are found in the answer. bridge-service alone writes it.
-- headers is a JSON object of sealed values.
CREATE TABLE poller (
    source          VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    url             VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    method          VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    body            TEXT          CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    headers         TEXT          CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    every_millis    BIGINT        NOT NULL,
    format          VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    pointer         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    device          VARCHAR(128)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    device_field    VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (source)
) DEFAULT CHARACTER SET utf8mb4;

-- How polling goes. Who polls holds the lease until leased_until; each taking of it has a higher number, and only the
-- holder of the latest may write what came of it.
CREATE TABLE poller_state (
    source          VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    next_at         DATETIME(3)   NOT NULL,
    lease           BIGINT        NOT NULL,
    leased_until    DATETIME(3)   NOT NULL,
    tried_at        DATETIME(3)   NULL,
    succeeded_at    DATETIME(3)   NULL,
    status          INT           NULL,
    problem         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    failures        INT           NOT NULL,
    readings        BIGINT        NOT NULL,
    etag            VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    last_modified   VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (source)
) DEFAULT CHARACTER SET utf8mb4;
