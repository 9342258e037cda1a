-- From when on a model's readings and rollups a minute are all there; what is older is being removed, or gone. Written before
-- anything is removed and never set back, so that nobody takes what is left of a day for all of it. validation-service alone writes it.
CREATE TABLE kept_from (
    model          VARCHAR(40)  NOT NULL,
    readings_from  DATETIME     NOT NULL,
    minutes_from   DATETIME     NOT NULL,
    PRIMARY KEY (model)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a device sent to a model in an hour of receipt, and how far its clock was behind that: skew is received_at minus ts, in
-- milliseconds, over those new readings that say themselves when they were measured. Written in the transaction that stores them.
CREATE TABLE device_hour (
    model            VARCHAR(40)   NOT NULL COMMENT 'empty where no model looked at it',
    device_id        VARCHAR(128)  NOT NULL,
    hour             DATETIME      NOT NULL,
    stored_count     BIGINT        NOT NULL,
    duplicate_count  BIGINT        NOT NULL,
    refused_count    BIGINT        NOT NULL,
    dated_count      BIGINT        NOT NULL,
    skew_sum         BIGINT        NOT NULL,
    skew_least       BIGINT        NOT NULL,
    skew_most        BIGINT        NOT NULL,
    PRIMARY KEY (model, device_id, hour),
    KEY device_hour_age (hour)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Comparisons of a day's rollups with its readings; the newest of each model and day.
CREATE TABLE rollup_check (
    model            VARCHAR(40)   NOT NULL,
    day              DATE          NOT NULL,
    checked_at       DATETIME(3)   NOT NULL,
    compared         BIGINT        NOT NULL,
    different        BIGINT        NOT NULL,
    repaired         BIGINT        NOT NULL,
    PRIMARY KEY (model, day),
    KEY rollup_check_age (checked_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
