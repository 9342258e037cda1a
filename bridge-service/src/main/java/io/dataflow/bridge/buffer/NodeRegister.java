package io.dataflow.bridge.buffer;

import io.dataflow.platform.Secret;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
import io.dataflow.platform.secret.SealedSecretUnreadable;
import io.dataflow.platform.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of buffer nodes as it is written; several bridges may write at the same time. */
public final class NodeRegister {

    private static final Logger log = LoggerFactory.getLogger(NodeRegister.class);

    private static final int MOST_TRIES = 5;
    private static final String COLUMNS =
            " (name, uri, username, password_sealed, ca, state, origin, revision, changed_at)"
                    + " VALUES (:name, :uri, :username, :password, :ca, :state, :origin, :revision, :now)";

    private final JdbcClient database;
    private final NodeTransactions transactions;
    private final SecretBox secrets;
    private final InstantSource clock;

    NodeRegister(JdbcClient database, NodeTransactions transactions, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param place as of {@link NodeAddress}
     * @param address empty where its password can't be opened with the key of the settings
     */
    public record Line(
            NodeName name,
            String place,
            Optional<NodeAddress> address,
            NodeState state,
            NodeOrigin origin,
            long revision) {

        /** Whether the node is used. */
        public boolean inUse() {
            return state == NodeState.ACTIVE || state == NodeState.DRAINING;
        }
    }

    /** Writes the nodes of the settings into the list, but for those that somebody changed or removed there. */
    void seed(Map<NodeName, NodeAddress> addresses) {
        addresses.forEach(this::seed);
    }

    private void seed(NodeName name, NodeAddress address) {
        Optional<Line> known = find(name);
        if (known.isEmpty()) {
            if (insert(name, address, NodeOrigin.SETTINGS)) {
                log.info("Buffer node {} at {} was added, because the settings name it", name, address);
            }
        } else if (!known.get().inUse()) {
            log.warn(
                    "dataflow.buffer.nodes names {}, which was removed from the list of buffer nodes; it stays out"
                            + " until somebody adds it again",
                    name);
        } else if (known.get().origin() == NodeOrigin.SETTINGS
                && !known.get().address().equals(Optional.of(address))) {
            write(known.get(), address, known.get().state(), NodeOrigin.SETTINGS);
            log.info("Buffer node {} is at {} now, because the settings say so", name, address);
        }
    }

    /** The line of a name, whatever its state. */
    public Optional<Line> find(NodeName name) {
        return database.sql("SELECT name, uri, username, password_sealed, ca, state, origin, revision FROM buffer_node"
                        + " WHERE name = :name")
                .param("name", name.value())
                .query((row, number) -> line(row))
                .optional();
    }

    /** Adds a node, or brings one back that was removed; false if it is there already. */
    public boolean add(NodeName name, NodeAddress address) {
        return insert(name, address, NodeOrigin.PANEL)
                || change(
                        name, line -> !line.inUse(), line -> write(line, address, NodeState.ACTIVE, NodeOrigin.PANEL));
    }

    /** Changes how a node is reached; false where it has been removed, or moved elsewhere, since its line was read. */
    boolean move(Line known, NodeAddress address) {
        return change(
                known.name(),
                line -> line.inUse() && line.place().equals(known.place()),
                line -> write(line, address, line.state(), NodeOrigin.PANEL));
    }

    /** Drains or resumes a node; false if it is not in use. */
    public boolean turn(NodeName name, NodeState state) {
        return change(name, Line::inUse, line -> turn(line, state));
    }

    private boolean turn(Line line, NodeState state) {
        return update(
                                "UPDATE buffer_node SET state = :state, revision = :revision, changed_at = :now"
                                        + " WHERE name = :name AND revision = :known",
                                line.name(),
                                line.revision())
                        .param("state", state.word())
                        .update()
                == 1;
    }

    /** Gives a node in use a newer revision, so that it is told how it stands; false where its line has changed since. */
    boolean renew(NodeName name, long known) {
        return change(name, line -> line.inUse() && line.revision() == known, line -> turn(line, line.state()));
    }

    /**
     * Marks a node as removed, and keeps what its ledger said last; one that did not answer is to be told later.
     *
     * @return false where the line has changed since; then nothing is written
     */
    boolean remove(Line line, LastLedger ledger) {
        return transactions.write(() -> {
            new LastLedgers(database).keep(line.name(), ledger);
            boolean removed = markRemoved(line, ledger.revision());
            if (removed && !ledger.told()) {
                abandon(line);
            }
            return removed;
        });
    }

    private boolean markRemoved(Line line, long revision) {
        return database.sql("UPDATE buffer_node SET state = 'removed', password_sealed = '', revision = :revision,"
                                + " changed_at = :now WHERE name = :name AND revision = :known")
                        .param("name", line.name().value())
                        .param("known", line.revision())
                        .param("revision", revision)
                        .param("now", now())
                        .update()
                == 1;
    }

    /**
     * Writes where another server is that takes a node's place. One before that did not answer is to be told later.
     *
     * @param last what the ledger of the one before said last; empty where the new one goes on with it
     * @return false where the line has changed since; then nothing is written
     */
    boolean replace(Line line, NodeAddress address, boolean told, Optional<LastLedger> last) {
        return transactions.write(() -> {
            last.ifPresent(ledger -> new LastLedgers(database).keep(line.name(), ledger));
            boolean replaced = write(line, address, line.state(), NodeOrigin.PANEL);
            if (replaced && !told) {
                abandon(line);
            }
            return replaced;
        });
    }

    /** Remembers where a node was that does not answer, so that it is told as soon as it is back. */
    private void abandon(Line line) {
        line.address().ifPresent(address -> {
            NodeName name = AbandonedNodes.lineName(line.name(), line.revision());
            bind(database.sql("INSERT INTO buffer_node" + COLUMNS), name, address)
                    .param("state", NodeState.ABANDONED.word())
                    .param("origin", line.origin().word())
                    .param("revision", line.revision())
                    .param("now", now())
                    .update();
        });
    }

    /** A higher one than any before. */
    long nextRevision(long known) {
        return Math.max(known + 1, clock.millis());
    }

    /** Tries again where another bridge was faster; false where the line doesn't fit. */
    private boolean change(NodeName name, Predicate<Line> fits, Predicate<Line> writing) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Line> line = find(name).filter(fits);
            if (line.isEmpty()) {
                return false;
            }
            if (writing.test(line.get())) {
                return true;
            }
        }
        throw new ConcurrencyFailureException("Buffer node " + name + " is being changed by others all the time");
    }

    private boolean insert(NodeName name, NodeAddress address, NodeOrigin origin) {
        try {
            bind(database.sql("INSERT INTO buffer_node" + COLUMNS), name, address)
                    .param("state", NodeState.ACTIVE.word())
                    .param("origin", origin.word())
                    .param("revision", nextRevision(0))
                    .param("now", now())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            log.debug("Buffer node {} is in the list already", name);
            return false;
        }
    }

    /** Nothing happens where another bridge has changed the line since it was read. */
    private boolean write(Line line, NodeAddress address, NodeState state, NodeOrigin origin) {
        return bind(
                                update(
                                        "UPDATE buffer_node SET uri = :uri, username = :username, password_sealed = :password,"
                                                + " ca = :ca, state = :state, origin = :origin, revision = :revision, changed_at = :now"
                                                + " WHERE name = :name AND revision = :known",
                                        line.name(),
                                        line.revision()),
                                line.name(),
                                address)
                        .param("state", state.word())
                        .param("origin", origin.word())
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec update(String sql, NodeName name, long known) {
        return database.sql(sql)
                .param("name", name.value())
                .param("known", known)
                .param("revision", nextRevision(known))
                .param("now", now());
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, NodeName name, NodeAddress address) {
        Secret password = address.password();
        return statement
                .param("name", name.value())
                .param("uri", address.place())
                .param("username", address.username())
                .param(
                        "password",
                        password.isPresent() ? secrets.seal(password.value(), NodeDirectory.secretContext(name)) : "")
                .param("ca", address.ca().pem());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private Line line(ResultSet row) throws SQLException {
        NodeName name = new NodeName(row.getString("name"));
        return new Line(
                name,
                row.getString("uri"),
                address(name, row),
                NodeState.of(row.getString("state")),
                NodeOrigin.of(row.getString("origin")),
                row.getLong("revision"));
    }

    private Optional<NodeAddress> address(NodeName name, ResultSet row) throws SQLException {
        String sealed = row.getString("password_sealed");
        try {
            Secret password = sealed.isEmpty()
                    ? Secret.NONE
                    : new Secret(secrets.open(sealed, NodeDirectory.secretContext(name)));
            return Optional.of(new NodeAddress(
                    row.getString("uri"), row.getString("username"), password, new TrustedCa(row.getString("ca"))));
        } catch (SealedSecretUnreadable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
