package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which buffer nodes there are and how patient the bridge is with them.
 *
 * @param nodes name=URI of each node; the URI may hold a user and a password
 * @param answerWithin a node that has not answered by then is left out
 * @param connectWithin as long as connecting may take
 * @param probeEvery how often each node is asked how it is
 * @param firstRetry after the first failure of a node, before it is shortened at random
 * @param longestRetry at most this long between two tries
 * @param fullAt the part of a node's memory limit above which it gets no more readings
 * @param batchesUnderWay pushed to one node and not yet answered
 * @param catchUp at most so many readings more than the others gets a node that was not well for a while
 */
@Validated
@ConfigurationProperties("dataflow.buffer")
public record BufferSettings(
        @NotEmpty List<String> nodes,
        @DefaultValue("1s") Duration answerWithin,
        @DefaultValue("1s") Duration connectWithin,
        @DefaultValue("500ms") Duration probeEvery,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("3s") Duration longestRetry,

        @DefaultValue("0.9") @DecimalMin("0.1") @DecimalMax("1.0")
        double fullAt,

        @DefaultValue("4") @Min(1) @Max(64) int batchesUnderWay,
        @DefaultValue("4000") @Min(1) int catchUp) {

    public BufferSettings {
        nodes = List.copyOf(nodes);
        List<NodeName> names =
                nodes.stream().map(NodeAddress::parse).map(NodeAddress::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("dataflow.buffer.nodes names a node twice: " + names);
        }
    }

    /** The nodes, in order. */
    public List<NodeAddress> addresses() {
        List<NodeAddress> addresses = nodes.stream().map(NodeAddress::parse).toList();
        addresses.forEach(address -> address.uri().setTimeout(answerWithin));
        return addresses;
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
