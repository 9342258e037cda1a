package io.dataflow.bridge.buffer;

import io.dataflow.platform.Secret;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import io.dataflow.platform.secret.SealedSecretUnreadable;
import io.dataflow.platform.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Servers that were removed while they did not answer, and are to be told so; several bridges may be at it at the same time. */
final class AbandonedNodes {

    private static final int LONGEST_BEGINNING =
            40 - 1 - Long.toString(Long.MAX_VALUE, 36).length();

    private final JdbcClient database;
    private final NodeTransactions transactions;
    private final SecretBox secrets;

    AbandonedNodes(JdbcClient database, NodeTransactions transactions, SecretBox secrets) {
        this.database = database;
        this.transactions = transactions;
        this.secrets = secrets;
    }

    /**
     * @param line of the list, which nobody else has
     * @param node what it was called
     * @param address empty where its password can't be opened with the key of the settings
     * @param revision of the state that it knew last, at most
     */
    record Abandoned(NodeName line, NodeName node, Optional<NodeAddress> address, long revision, Instant since) {}

    /** A name of its own for the line, so that the node's can be used again: the node's, cut where it is long, and a number. */
    static NodeName lineName(NodeName node, long revision) {
        String name = node.value();
        return new NodeName(
                name.substring(0, Math.min(name.length(), LONGEST_BEGINNING)) + "-" + Long.toString(revision, 36));
    }

    List<Abandoned> all() {
        return database.sql("SELECT name, uri, username, password_sealed, ca, revision, changed_at FROM buffer_node"
                        + " WHERE state = 'abandoned'")
                .query((row, number) -> abandoned(row))
                .list();
    }

    /**
     * It was told, and this is what it said of itself.
     *
     * @return false where another bridge was faster
     */
    boolean told(Abandoned node, NodeCounts counts) {
        return transactions.write(() -> {
            node.address().ifPresent(address -> new LastLedgers(database).found(address.place(), counts));
            return forget(node);
        });
    }

    /** Tries no more; false where another bridge was faster. */
    boolean forget(Abandoned node) {
        return database.sql("DELETE FROM buffer_node WHERE name = :name AND state = 'abandoned'")
                        .param("name", node.line().value())
                        .update()
                == 1;
    }

    /**
     * Together with a change of the list by which a server is used again: it is not to be told any more, and what it counted counts
     * there. All of that is written or nothing, so that no account counts twice.
     *
     * @param trial what the server said of itself
     * @param change of the list; false where it can't be made
     * @return whether it was made
     */
    boolean usedAgain(String place, NodeTrial trial, BooleanSupplier change) {
        return transactions.write(() -> {
            new LastLedgers(database).usedAgain(place, trial);
            database.sql("DELETE FROM buffer_node WHERE uri = :uri AND state = 'abandoned'")
                    .param("uri", place)
                    .update();
            return change.getAsBoolean();
        });
    }

    private Abandoned abandoned(ResultSet row) throws SQLException {
        NodeName line = new NodeName(row.getString("name"));
        String value = line.value();
        return new Abandoned(
                line,
                new NodeName(value.substring(0, value.lastIndexOf('-'))),
                address(line, row),
                row.getLong("revision"),
                row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private Optional<NodeAddress> address(NodeName line, ResultSet row) throws SQLException {
        String sealed = row.getString("password_sealed");
        try {
            Secret password = sealed.isEmpty()
                    ? Secret.NONE
                    : new Secret(secrets.open(sealed, NodeDirectory.secretContext(line)));
            return Optional.of(new NodeAddress(
                    row.getString("uri"), row.getString("username"), password, new TrustedCa(row.getString("ca"))));
        } catch (SealedSecretUnreadable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
