package io.dataflow.dashboard.fleet;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.call.ServiceCalls;
import java.util.List;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** How bridge-service sees the buffer nodes. Throws {@code ServiceUnavailable} while that service does not answer. */
@Component
public class BufferReports {

    private static final ParameterizedTypeReference<List<BufferNodeReport>> NODES =
            new ParameterizedTypeReference<>() {};

    private final RestClient bridge;

    public BufferReports(ServiceCalls services) {
        this.bridge = services.bridge();
    }

    /** Every node in use, also those that are away. */
    public List<BufferNodeReport> nodes() {
        return ask("/api/buffer-nodes");
    }

    /** With the last account of each node that was removed. */
    public List<BufferNodeReport> nodesEver() {
        return ask("/api/buffer-nodes?removed=true");
    }

    private List<BufferNodeReport> ask(String path) {
        return Objects.requireNonNull(bridge.get().uri(path).retrieve().body(NODES));
    }
}
