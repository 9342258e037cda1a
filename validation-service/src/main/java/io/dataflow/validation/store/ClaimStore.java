package io.dataflow.validation.store;

import io.dataflow.platform.ServiceIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores claims: each in one transaction, each once. */
@Component
public class ClaimStore {

    private static final Logger log = LoggerFactory.getLogger(ClaimStore.class);
    private static final int ATTEMPTS_IN_A_CROWD = 5;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ClaimRows rows;
    private final ClaimSettlements settlements;
    private final ServiceIdentity service;
    private final Clock clock;

    public ClaimStore(
            ClaimConnections connections,
            ClaimRows rows,
            ClaimSettlements settlements,
            ServiceIdentity service,
            Clock clock) {
        this.jdbc = new JdbcTemplate(connections.dataSource());
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections.dataSource()));
        this.rows = rows;
        this.settlements = settlements;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Stores a claim, unless it is stored already. A bug that only some of its entries bring out makes these unstorable, so that
     * they don't hold up the others; one that any entry brings out is thrown, and nothing was changed.
     *
     * @throws StoreUnavailable if it has to be tried again later; nothing was changed then, or everything was and the next
     *     attempt finds it out
     */
    public StoreOutcome store(JudgedClaim claim) {
        try {
            return inTransaction(transaction -> write(claim, transaction));
        } catch (RuntimeException e) {
            return switch (Failure.of(e)) {
                case CONTENTION, DATABASE -> throw new StoreUnavailable(e);
                case DATA -> unstorable(claim, e);
                case BUG -> unstorableByBug(claim, e);
            };
        }
    }

    /**
     * Forgets claims whose settlement their buffer node has confirmed and that nobody else can have in hand.
     *
     * @throws StoreUnavailable if it has to be tried again later
     */
    public void forget(Collection<String> claimIds) {
        if (claimIds.isEmpty()) {
            return;
        }
        try {
            transactions.executeWithoutResult(transaction -> settlements.forget(jdbc, claimIds));
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    private StoreOutcome write(JudgedClaim claim, TransactionStatus transaction) {
        Instant now = clock.instant();
        if (!settlements.begin(jdbc, claim, service.instance(), now)) {
            transaction.setRollbackOnly();
            return new StoreOutcome.AlreadyStored();
        }
        StoreOutcome.Stored stored = rows.write(jdbc, transaction, claim.entries());
        settlements.count(jdbc, claim.node(), service.instance(), now, stored.counts());
        return stored;
    }

    private <T> T inTransaction(Function<TransactionStatus, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(work::apply);
            } catch (RuntimeException e) {
                if (Failure.of(e) != Failure.CONTENTION || attempt == ATTEMPTS_IN_A_CROWD) {
                    throw e;
                }
            }
        }
    }

    private StoreOutcome unstorable(JudgedClaim claim, RuntimeException failure) {
        Map<Integer, String> reasons = new TreeMap<>();
        findUnstorable(claim.entries(), 0, claim.entries().size(), reasons);
        if (reasons.isEmpty()) {
            throw new StoreUnavailable(failure);
        }
        return new StoreOutcome.Unstorable(reasons);
    }

    private StoreOutcome unstorableByBug(JudgedClaim claim, RuntimeException bug) {
        Map<Integer, String> reasons = new TreeMap<>();
        findUnstorable(claim.entries(), 0, claim.entries().size(), reasons);
        if (reasons.isEmpty() || reasons.size() == claim.entries().size() && reasons.size() > 1) {
            throw bug;
        }
        log.error(
                "{} of {} entries of claim {} bring out a bug and go to quarantine; replay them once it is mended",
                reasons.size(),
                claim.entries().size(),
                claim.id(),
                bug);
        return new StoreOutcome.Unstorable(reasons);
    }

    /** Tries halves, and halves of halves, in transactions that are rolled back, down to the entries that fail alone. */
    private void findUnstorable(List<JudgedEntry> entries, int from, int to, Map<Integer, String> reasons) {
        try {
            inTransaction(transaction -> {
                transaction.setRollbackOnly();
                return rows.write(jdbc, transaction, entries.subList(from, to));
            });
        } catch (RuntimeException e) {
            switch (Failure.of(e)) {
                case CONTENTION, DATABASE -> throw new StoreUnavailable(e);
                case DATA, BUG -> log.debug("{} entries from {} on can't be stored together", to - from, from, e);
            }
            if (to - from == 1) {
                reasons.put(from, String.valueOf(e.getMessage()));
                return;
            }
            int middle = (from + to) >>> 1;
            findUnstorable(entries, from, middle, reasons);
            findUnstorable(entries, middle, to, reasons);
        }
    }
}
