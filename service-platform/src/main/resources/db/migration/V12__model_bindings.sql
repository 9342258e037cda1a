-- Which readings are judged by which data models; validation-service alone writes it. Of several bindings that a reading falls
-- under, the most specific holds; where there is none, the model that its source names; and after that the binding of everything,
-- which a new system has, to the model that it begins with. revision grows with each change.
CREATE TABLE model_binding (
    id             BIGINT        NOT NULL AUTO_INCREMENT,
    source         VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'NULL: of whatever source',
    topic_filter   VARCHAR(1024) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    discriminator  VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the payload field whose value chooses',
    choices        JSON          NOT NULL COMMENT 'models in the order in which they are tried, each with the value that leads to it',
    zone           VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'of times that name none',
    revision       BIGINT        NOT NULL DEFAULT 0,
    changed_at     DATETIME(3)   NOT NULL,
    changed_by     VARCHAR(100)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO model_binding (source, topic_filter, discriminator, choices, zone, changed_at, changed_by)
VALUES (NULL, '#', NULL, '[{"model":"sensor"}]', 'UTC', UTC_TIMESTAMP(3), 'system');
