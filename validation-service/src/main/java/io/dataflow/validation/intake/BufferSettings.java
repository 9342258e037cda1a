package io.dataflow.validation.intake;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which buffer nodes there are.
 *
 * @param nodes name=URI of each node; the URI may hold a user and a password
 */
@Validated
@ConfigurationProperties("dataflow.buffer")
record BufferSettings(@NotEmpty List<String> nodes) {

    BufferSettings {
        nodes = List.copyOf(nodes);
        List<NodeName> names =
                nodes.stream().map(NodeAddress::parse).map(NodeAddress::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("dataflow.buffer.nodes names a node twice: " + names);
        }
    }

    List<NodeAddress> addresses() {
        return nodes.stream().map(NodeAddress::parse).toList();
    }

    @Override
    public String toString() {
        return "BufferSettings" + addresses();
    }
}
