package io.dataflow.platform.buffer;

import io.dataflow.platform.Secret;
import io.dataflow.platform.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of buffer nodes that is in force; bridge-service keeps it, whoever uses nodes reads it every second or so. */
public final class NodeDirectory {

    private static final Logger log = LoggerFactory.getLogger(NodeDirectory.class);

    private final JdbcClient database;
    private final SecretBox secrets;
    private volatile List<UnusableEntry> unusable = List.of();

    public NodeDirectory(JdbcClient database, SecretBox secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** What a node's password is sealed for. */
    public static String secretContext(NodeName node) {
        return "buffer-node " + node;
    }

    /**
     * The nodes that are active or draining, by name. One whose entry can't be used, such as for a password that is sealed with
     * another key, is {@link #unusable} and said in the log.
     *
     * @throws org.springframework.dao.DataAccessException while the database is away; then what was read before stays in force
     */
    public List<NodeEntry> read() {
        List<UnusableEntry> unusableNow = new ArrayList<>();
        List<NodeEntry> entries = database
                .sql("SELECT name, uri, username, password_sealed, ca, state, revision FROM buffer_node"
                        + " WHERE state IN ('active', 'draining') ORDER BY name")
                .query((row, number) -> entry(row, unusableNow))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        complainOf(unusableNow);
        return entries;
    }

    /** What was left out when the list was read last. */
    public List<UnusableEntry> unusable() {
        return unusable;
    }

    private synchronized void complainOf(List<UnusableEntry> now) {
        now.stream()
                .filter(entry -> !unusable.contains(entry))
                .forEach(
                        entry -> log.error("The entry of buffer node {} can't be used: {}", entry.name(), entry.why()));
        unusable = List.copyOf(now);
    }

    private Optional<NodeEntry> entry(ResultSet row, List<UnusableEntry> unusableNow) throws SQLException {
        try {
            NodeName node = new NodeName(row.getString("name"));
            return Optional.of(new NodeEntry(
                    node, address(node, row), NodeState.of(row.getString("state")), row.getLong("revision")));
        } catch (RuntimeException e) {
            unusableNow.add(new UnusableEntry(
                    row.getString("name"),
                    row.getString("uri"),
                    row.getString("state"),
                    row.getLong("revision"),
                    String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private NodeAddress address(NodeName node, ResultSet row) throws SQLException {
        String sealed = row.getString("password_sealed");
        Secret password = sealed.isEmpty() ? Secret.NONE : new Secret(secrets.open(sealed, secretContext(node)));
        return new NodeAddress(
                row.getString("uri"), row.getString("username"), password, new TrustedCa(row.getString("ca")));
    }
}
