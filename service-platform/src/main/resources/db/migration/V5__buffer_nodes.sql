-- Buffer nodes. bridge-service alone writes them; whoever uses nodes reads them every second or so.
-- origin is 'settings' or 'panel'. A removed node's line stays, so that settings don't bring it back.
CREATE TABLE buffer_node (
    name            VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    uri             VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    username        VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    password_sealed VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    ca              TEXT          CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    state           VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    origin          VARCHAR(10)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    revision        BIGINT        NOT NULL,
    changed_at      DATETIME(3)   NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4;

-- The account of a node at the moment when it was removed, so that totals stay right.
-- on_node says that the node could not be reached then and still has these counts in its own ledger.
CREATE TABLE buffer_node_ledger (
    id         BIGINT        NOT NULL AUTO_INCREMENT,
    node       VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    uri        VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    received   BIGINT        NOT NULL,
    settled    BIGINT        NOT NULL,
    waiting    BIGINT        NOT NULL,
    claimed    BIGINT        NOT NULL,
    on_node    BOOLEAN       NOT NULL,
    removed_at DATETIME(3)   NOT NULL,
    PRIMARY KEY (id),
    KEY buffer_node_ledger_of (node)
) DEFAULT CHARACTER SET utf8mb4;
