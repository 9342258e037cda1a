-- Devices as a registry: who is registered, how each proves itself, and whether it says that it is online.

-- A device may be registered before it was ever seen, or say that it is online before its first reading.
ALTER TABLE device
    MODIFY COLUMN first_seen_at DATETIME(3) NULL,
    MODIFY COLUMN last_seen_at  DATETIME(3) NULL,
    MODIFY COLUMN readings      BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN label            VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    ADD COLUMN online           BOOLEAN NULL,
    ADD COLUMN online_at        DATETIME(3) NULL;

-- A row a device that is or was registered. The hash is the SHA-256 of the key; a device whose key was revoked has none, and one that
-- was removed stays as a mark, so that brokers hear of it.
CREATE TABLE device_credential (
    device_id     VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    state         VARCHAR(10)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    key_hash      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    registered_at DATETIME(3)  NOT NULL,
    key_made_at   DATETIME(3)  NULL,
    revoked_at    DATETIME(3)  NULL,
    change_number BIGINT       NOT NULL,
    PRIMARY KEY (device_id),
    UNIQUE KEY device_credential_by_change (change_number)
) DEFAULT CHARACTER SET utf8mb4;

-- One row, locked by each change, so that changes are committed in the order of their numbers. The name tells this registry from
-- that of another database.
CREATE TABLE device_registry (
    id     TINYINT  NOT NULL,
    name   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    latest BIGINT   NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO device_registry (id, name, latest) VALUES (1, UUID(), 0);
