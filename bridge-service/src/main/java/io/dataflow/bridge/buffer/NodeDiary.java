package io.dataflow.bridge.buffer;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.contract.Counted;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says of nodes what an operator wants to read, once on the way in and once on the way out. Safe for use by any number of threads. */
final class NodeDiary {

    private static final Logger log = LoggerFactory.getLogger(NodeDiary.class);

    private final Events events;

    NodeDiary(Events events) {
        this.events = events;
    }

    void well(NodeEntry node) {
        String words = "is well; readings " + goTo(node);
        log.info("Buffer node {} at {} {}", node.name(), node.address().shown(), words);
        events.add(Severity.INFO, subject(node.name()), "It " + words);
    }

    private static String goTo(NodeEntry node) {
        return switch (node.state()) {
            case ACTIVE -> "go to it";
            case DRAINING, REMOVED, ABANDONED -> "are only taken off it, because it is being drained";
        };
    }

    void leftOut(NodeName node, String why, Duration nextTry) {
        log.warn("Buffer node {} {}; it gets no readings, next try in {} ms", node, why, nextTry.toMillis());
        events.add(Severity.MAJOR, subject(node), "It " + why + "; readings go to the others until it is back");
    }

    void spared(NodeName node, Obstacle obstacle) {
        log.warn("Buffer node {} {}; readings go to the others until that has changed", node, obstacle.why());
        events.add(
                obstacle.kind() == Obstacle.Kind.CLOSED ? Severity.INFO : Severity.MAJOR,
                subject(node),
                "It " + obstacle.why() + "; readings go to the others until that has changed");
    }

    /** Says it at the first account that doesn't balance, and at the first that does again; the event is {@link LedgerAlarm}'s. */
    void counted(NodeName node, NodeCounts before, NodeCounts now) {
        if (now.balanced() && !before.balanced()) {
            log.info("The ledger of buffer node {} balances again", node);
        } else if (!now.balanced() && before.balanced()) {
            log.error("The ledger of buffer node {} does not balance: {}", node, now.differenceInWords());
        }
    }

    /** A node that was removed while it was away takes nothing any more from now on. */
    void fenced(NodeName node, String place, NodeCounts counts) {
        long left = counts.waiting() + counts.claimed();
        String words = left == 0
                ? "It answers again after it was removed while it was away; nothing lies on it, and nobody can push to it any more"
                : "%s on it: it was removed while it did not answer, and is back; add %s again to have that worked off"
                        .formatted(Counted.of(left, "reading lies", "readings lie"), place);
        log.atLevel(left == 0 ? Level.INFO : Level.ERROR).log("Buffer node {}: {}", node, words);
        events.add(left == 0 ? Severity.INFO : Severity.CRITICAL, subject(node), words);
    }

    /** A node that was removed while it was away never came back. */
    void givenUp(NodeName node, Duration after) {
        String words =
                "It was removed while it did not answer and has not come back for %d hours; nobody looks any more"
                        .formatted(after.toHours());
        log.warn("Buffer node {}: {}", node, words);
        events.add(Severity.WARNING, subject(node), words);
    }

    static String subject(NodeName node) {
        return "buffer node " + node;
    }
}
