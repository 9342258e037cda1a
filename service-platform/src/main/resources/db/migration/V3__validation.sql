-- What validation-service owns, but for the reading tables: those it makes itself, one a data model.

CREATE TABLE data_model (
    id             BIGINT       NOT NULL AUTO_INCREMENT,
    name           VARCHAR(40)  NOT NULL,
    created_at     DATETIME(3)  NOT NULL,
    created_by     VARCHAR(100) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY data_model_name (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row a version; at most one version of a model is active.
CREATE TABLE data_model_version (
    id             BIGINT       NOT NULL AUTO_INCREMENT,
    model_name     VARCHAR(40)  NOT NULL,
    version        INT          NOT NULL,
    status         VARCHAR(10)  NOT NULL,
    definition     JSON         NOT NULL,
    created_at     DATETIME(3)  NOT NULL,
    created_by     VARCHAR(100) NOT NULL,
    activated_at   DATETIME(3)  NULL,
    activated_by   VARCHAR(100) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY data_model_version_of (model_name, version),
    KEY data_model_version_status (status)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A claim whose outcome is committed here and perhaps not yet settled on its buffer node.
CREATE TABLE claim_settlement (
    claim_id       VARCHAR(64)  NOT NULL,
    node           VARCHAR(64)  NOT NULL,
    instance       VARCHAR(128) NOT NULL,
    stored_at      DATETIME(3)  NOT NULL,
    PRIMARY KEY (claim_id),
    KEY claim_settlement_age (stored_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Readings whose payload doesn't say when it was measured: a redelivery gets another time of receipt, so their reading table's
-- key alone would not recognise it. Kept for some days.
CREATE TABLE undated_reading (
    model          VARCHAR(40)     NOT NULL,
    device_id      VARCHAR(128)    NOT NULL,
    message_id     BIGINT UNSIGNED NOT NULL,
    received_at    DATETIME(3)     NOT NULL,
    PRIMARY KEY (model, device_id, message_id),
    KEY undated_reading_age (received_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Rollups always equal what the raw rows say. "Last" is the value of the row with the greatest (ts, message_id).
CREATE TABLE rollup_minute (
    model           VARCHAR(40)     NOT NULL,
    device_id       VARCHAR(128)    NOT NULL,
    metric          VARCHAR(64)     NOT NULL,
    bucket          DATETIME        NOT NULL,
    value_count     BIGINT          NOT NULL,
    value_sum       DOUBLE          NOT NULL,
    value_min       DOUBLE          NOT NULL,
    value_max       DOUBLE          NOT NULL,
    value_last      DOUBLE          NOT NULL,
    last_ts         DATETIME(3)     NOT NULL,
    last_message_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (model, device_id, metric, bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE rollup_hour (
    model           VARCHAR(40)     NOT NULL,
    device_id       VARCHAR(128)    NOT NULL,
    metric          VARCHAR(64)     NOT NULL,
    bucket          DATETIME        NOT NULL,
    value_count     BIGINT          NOT NULL,
    value_sum       DOUBLE          NOT NULL,
    value_min       DOUBLE          NOT NULL,
    value_max       DOUBLE          NOT NULL,
    value_last      DOUBLE          NOT NULL,
    last_ts         DATETIME(3)     NOT NULL,
    last_message_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (model, device_id, metric, bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE rollup_day (
    model           VARCHAR(40)     NOT NULL,
    device_id       VARCHAR(128)    NOT NULL,
    metric          VARCHAR(64)     NOT NULL,
    bucket          DATETIME        NOT NULL,
    value_count     BIGINT          NOT NULL,
    value_sum       DOUBLE          NOT NULL,
    value_min       DOUBLE          NOT NULL,
    value_max       DOUBLE          NOT NULL,
    value_last      DOUBLE          NOT NULL,
    last_ts         DATETIME(3)     NOT NULL,
    last_message_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (model, device_id, metric, bucket)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE latest_reading (
    model          VARCHAR(40)     NOT NULL,
    device_id      VARCHAR(128)    NOT NULL,
    ts             DATETIME(3)     NOT NULL,
    message_id     BIGINT UNSIGNED NOT NULL,
    received_at    DATETIME(3)     NOT NULL,
    reading        JSON            NOT NULL,
    changed_at     DATETIME(6)     NOT NULL,
    PRIMARY KEY (model, device_id),
    KEY latest_reading_changed (model, changed_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What became of the envelopes that were settled. Each instance has rows of its own, so that none waits for another.
CREATE TABLE outcome_minute (
    minute         DATETIME     NOT NULL,
    node           VARCHAR(64)  NOT NULL,
    instance       VARCHAR(128) NOT NULL,
    stored_count    BIGINT      NOT NULL,
    duplicate_count BIGINT      NOT NULL,
    rejected_count  BIGINT      NOT NULL,
    PRIMARY KEY (minute, node, instance)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE outcome_total (
    node           VARCHAR(64)  NOT NULL,
    instance       VARCHAR(128) NOT NULL,
    stored_count    BIGINT      NOT NULL,
    duplicate_count BIGINT      NOT NULL,
    rejected_count  BIGINT      NOT NULL,
    PRIMARY KEY (node, instance)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every refused reading as it came. rule_broken and pointer are those of its first violation.
CREATE TABLE quarantined_reading (
    id             BIGINT UNSIGNED NOT NULL,
    received_at    DATETIME(3)     NOT NULL,
    source         VARCHAR(40)     NOT NULL,
    topic          VARCHAR(500)    NOT NULL,
    device_id      VARCHAR(128)    NULL,
    content_type   VARCHAR(200)    NULL,
    properties     JSON            NOT NULL,
    model          VARCHAR(40)     NOT NULL,
    model_version  INT             NOT NULL,
    rule_broken    VARCHAR(250)    NOT NULL,
    pointer        VARCHAR(250)    NOT NULL,
    violations     JSON            NOT NULL,
    payload        LONGBLOB        NOT NULL,
    PRIMARY KEY (id),
    KEY quarantined_reading_time (received_at, id),
    KEY quarantined_reading_device (device_id, received_at),
    KEY quarantined_reading_rule (rule_broken, received_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What must be done by one instance at a time.
CREATE TABLE shedlock (
    name           VARCHAR(64)  NOT NULL,
    lock_until     TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    locked_at      TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    locked_by      VARCHAR(255) NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
