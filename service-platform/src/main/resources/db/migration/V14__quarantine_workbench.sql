-- What is needed to judge a refused reading again as the one that it was, and what people made of it. The payload is what was sent
-- and is never changed; where it was mended, what is judged stands beside it.
ALTER TABLE quarantined_reading
    ADD COLUMN delivery_id   BIGINT       NULL COMMENT 'what its id is made of; NULL where that was not kept',
    ADD COLUMN sender        VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the device that topic or credential name',
    ADD COLUMN part          INT          NOT NULL DEFAULT -1 COMMENT 'its place among the readings of the message, -1 for all of it',
    ADD COLUMN pack          BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'whether the payload is the pack that the reading is one of',
    ADD COLUMN attempts      INT          NOT NULL DEFAULT 0 COMMENT 'how often it was replayed and refused again',
    ADD COLUMN mended        LONGBLOB     NULL,
    ADD COLUMN mended_device VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN mended_model  VARCHAR(40)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN mended_time   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'whether a person said the time, not the payload',
    ADD COLUMN mended_by     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN mended_at     DATETIME(3)  NULL;

ALTER TABLE quarantined_reading
    ADD KEY quarantined_reading_model (model, received_at),
    ADD KEY quarantined_reading_source (source, received_at);

-- How many readings came into quarantine and left it: entered - replayed - discarded - expired is how many are in it. Rows of each
-- instance, and of some of its threads, so that none waits for another.
CREATE TABLE quarantine_total (
    instance        VARCHAR(128) NOT NULL,
    slot            INT          NOT NULL,
    entered_count   BIGINT       NOT NULL,
    replayed_count  BIGINT       NOT NULL,
    discarded_count BIGINT       NOT NULL,
    expired_count   BIGINT       NOT NULL,
    PRIMARY KEY (instance, slot)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO quarantine_total (instance, slot, entered_count, replayed_count, discarded_count, expired_count)
SELECT '', 0, COUNT(*), 0, 0, 0 FROM quarantined_reading;

-- Replays and discards of selections. Whoever holds the lease works on; where it is, is committed together with what it did.
CREATE TABLE quarantine_job (
    id              BIGINT          NOT NULL AUTO_INCREMENT,
    action          VARCHAR(10)     NOT NULL,
    state           VARCHAR(10)     NOT NULL,
    selection       JSON            NOT NULL,
    steps           JSON            NOT NULL,
    selected_count  BIGINT          NOT NULL,
    looked_at_count BIGINT          NOT NULL DEFAULT 0,
    stored_count    BIGINT          NOT NULL DEFAULT 0,
    duplicate_count BIGINT          NOT NULL DEFAULT 0,
    refused_count   BIGINT          NOT NULL DEFAULT 0,
    discarded_count BIGINT          NOT NULL DEFAULT 0,
    place_at        DATETIME(3)     NULL,
    place_id        BIGINT UNSIGNED NULL,
    created_at      DATETIME(3)     NOT NULL,
    created_by      VARCHAR(100)    NOT NULL,
    finished_at     DATETIME(3)     NULL,
    owner           VARCHAR(128)    NULL,
    fence           BIGINT          NOT NULL DEFAULT 0,
    lease_until     DATETIME(3)     NULL,
    PRIMARY KEY (id),
    KEY quarantine_job_state (state, lease_until)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
