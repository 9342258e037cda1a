-- What the sessions that each bridge has at the broker may be subscribed to: written before a session subscribes, deleted when it
-- has unsubscribed or was ended. bridge-service alone writes it.
CREATE TABLE mqtt_session (
    id           BIGINT        NOT NULL AUTO_INCREMENT,
    instance     VARCHAR(128)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    source       VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    topic_filter VARCHAR(1024) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (id),
    KEY mqtt_session_by_source (instance, source)
) DEFAULT CHARACTER SET utf8mb4;
