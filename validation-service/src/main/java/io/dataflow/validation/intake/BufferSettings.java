package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.dataflow.platform.buffer.TrustedCa;
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
    }

    List<NodeEntry> entries() {
        return nodes.stream().map(BufferSettings::entry).toList();
    }

    private static NodeEntry entry(String text) {
        int end = text.indexOf('=');
        return new NodeEntry(
                new NodeName(text.substring(0, Math.max(0, end)).strip()),
                NodeAddress.parse(text.substring(end + 1), TrustedCa.OF_JAVA),
                NodeState.ACTIVE,
                0);
    }

    @Override
    public String toString() {
        return "BufferSettings" + entries();
    }
}
