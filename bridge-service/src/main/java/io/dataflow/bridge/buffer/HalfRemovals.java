package io.dataflow.bridge.buffer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Lets nodes go on that were told of their removal while the list still has them in use: whoever removed one, or put another server
 * in its place, ended or lost the database between the two. Without it they would stay closed until somebody resumes them.
 */
final class HalfRemovals {

    /** A removal under way is over by then; one that is not fails, because the line is another one then. */
    private static final Duration OVER_AFTER = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(HalfRemovals.class);

    private final NodeFollowing following;
    private final NodeRegister register;
    private final InstantSource clock;

    HalfRemovals(NodeFollowing following, NodeRegister register, InstantSource clock) {
        this.following = following;
        this.register = register;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void mend() {
        following.nodes().values().stream().filter(this::isHalfRemoved).forEach(this::mend);
    }

    private boolean isHalfRemoved(RedisNode node) {
        NodeCounts said = node.measure().counts();
        Instant since = Instant.ofEpochMilli(said.revision());
        return said.state().equals("removed")
                && said.revision() > node.entry().revision()
                && clock.instant().isAfter(since.plus(OVER_AFTER));
    }

    private void mend(RedisNode node) {
        try {
            if (register.renew(node.name(), node.entry().revision())) {
                log.warn(
                        "Buffer node {} was told of its removal, which went no further; it is used again", node.name());
                following.follow();
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Buffer node {} can't be told yet that it is in use", node.name(), e);
        }
    }
}
