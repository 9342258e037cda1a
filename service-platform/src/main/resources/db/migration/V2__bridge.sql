-- Tables of bridge-service. It alone writes them.

-- Where envelopes come from, and which data model they are to fit. validation-service reads the binding.
CREATE TABLE source (
    name         VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    kind         VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    topic_filter VARCHAR(1024) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    model_name   VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    paused       BOOLEAN       NOT NULL DEFAULT FALSE,
    created_at   DATETIME(3)   NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4;

-- Devices that readings came from; written every few seconds by each bridge, counts added up.
CREATE TABLE device (
    device_id     VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    first_seen_at DATETIME(3)  NOT NULL,
    last_seen_at  DATETIME(3)  NOT NULL,
    readings      BIGINT       NOT NULL,
    PRIMARY KEY (device_id),
    KEY device_by_last_seen (last_seen_at)
) DEFAULT CHARACTER SET utf8mb4;
