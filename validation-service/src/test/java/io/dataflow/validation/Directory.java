package io.dataflow.validation;

import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.secret.SecretBox;
import org.springframework.jdbc.core.JdbcTemplate;

/** The list of buffer nodes of a test, written as bridge-service writes it. */
final class Directory {

    private final JdbcTemplate jdbc;
    private final SecretBox secrets;

    Directory(Store store, String signingKey) {
        this.jdbc = store.jdbc();
        this.secrets = SecretBox.derivedFrom(signingKey);
    }

    /** Adds the node, or gives it its present address. */
    void list(Buffer node) {
        list(node.name(), node.address());
    }

    void list(String name, NodeAddress address) {
        String password = address.password().value();
        String sealed =
                password.isEmpty() ? "" : secrets.seal(password, NodeDirectory.secretContext(new NodeName(name)));
        jdbc.update(
                "REPLACE INTO buffer_node (name, uri, username, password_sealed, ca, state, origin, revision, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'active', 'panel', 1, UTC_TIMESTAMP(3))",
                name,
                address.place(),
                address.username(),
                sealed,
                address.ca().pem());
    }

    void change(Buffer node, NodeState state) {
        jdbc.update("UPDATE buffer_node SET state = ? WHERE name = ?", state.word(), node.name());
    }
}
