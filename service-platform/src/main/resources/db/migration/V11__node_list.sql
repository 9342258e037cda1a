-- One row, locked first by whoever changes nodes and accounts together, so that two of them never wait for one another.
CREATE TABLE buffer_node_list (
    id TINYINT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO buffer_node_list (id) VALUES (1);

-- What was said of a subject last is found without reading a month of events.
CREATE INDEX bridge_event_by_subject ON bridge_event (subject, id);
