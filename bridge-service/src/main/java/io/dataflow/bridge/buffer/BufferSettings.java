package io.dataflow.bridge.buffer;

import io.dataflow.platform.BackOff;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which buffer nodes there are to begin with, and how patient the bridge is with them.
 *
 * @param nodes name=URI of each node that is there from the beginning; the URI may hold a user and a password. More can be added, and
 *     these drained and removed, on the page Buffer
 * @param answerWithin a node that has not answered by then is left out
 * @param connectWithin as long as connecting may take
 * @param probeEvery how often each node is asked how it is
 * @param followEvery how often the list of nodes is read again
 * @param firstRetry after the first failure of a node, before it is shortened at random
 * @param longestRetry at most this long between two tries
 * @param fullAt the part of a node's memory limit above which it gets no more readings
 * @param mostWaiting readings waiting on a node above which it gets no more; 0 for no such mark
 * @param againBelow a node above one of the two marks gets readings again once it is below this part of it
 * @param replicasThatConfirm a reading is acknowledged once so many replicas of the node have it, too
 * @param batchesUnderWay pushed to one node and not yet answered
 * @param catchUp at most so many readings more than the others gets a node that was not well for a while
 */
@Validated
@ConfigurationProperties("dataflow.buffer")
public record BufferSettings(
        @DefaultValue List<String> nodes,
        @DefaultValue("700ms") Duration answerWithin,
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("250ms") Duration probeEvery,
        @DefaultValue("1s") Duration followEvery,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("3s") Duration longestRetry,

        @DefaultValue("0.9") @DecimalMin("0.1") @DecimalMax("1.0")
        double fullAt,

        @DefaultValue("1000000") @Min(0) long mostWaiting,

        @DefaultValue("0.8") @DecimalMin("0.1") @DecimalMax("1.0")
        double againBelow,

        @DefaultValue("0") @Min(0) @Max(10) int replicasThatConfirm,
        @DefaultValue("4") @Min(1) @Max(64) int batchesUnderWay,
        @DefaultValue("4000") @Min(1) int catchUp) {

    private static final String FORM = "dataflow.buffer.nodes has to be a comma-separated list like"
            + " redis-1=redis://:password@10.0.0.1:6379,redis-2=redis://:password@10.0.0.2:6379";

    public BufferSettings {
        nodes = List.copyOf(nodes);
        read(nodes);
    }

    /** The nodes that are there from the beginning, in order. */
    public Map<NodeName, NodeAddress> addresses() {
        return read(nodes);
    }

    private static Map<NodeName, NodeAddress> read(List<String> nodes) {
        Map<NodeName, NodeAddress> addresses = new LinkedHashMap<>();
        for (String node : nodes) {
            int equals = node.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(FORM + "; one of its entries has no '='");
            }
            NodeName name = new NodeName(node.substring(0, equals).strip());
            if (addresses.put(name, address(name, node.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("dataflow.buffer.nodes names a node twice: " + name);
            }
        }
        return addresses;
    }

    private static NodeAddress address(NodeName name, String uri) {
        try {
            return NodeAddress.parse(uri, TrustedCa.OF_JAVA);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM + "; of " + name + ": " + e.getMessage(), e);
        }
    }

    /** How long a node that failed stays left out. */
    public BackOff backOff() {
        return new BackOff(firstRetry, longestRetry);
    }

    @Override
    public String toString() {
        return "BufferSettings" + addresses();
    }
}
