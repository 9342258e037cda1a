package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Panel;
import io.dataflow.local.LocalRedis;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Adds, drains and removes buffer nodes while readings flow, as an operator does, by the API of any bridge. */
final class NodeChanges implements AutoCloseable {

    private static final int SPARE_NODES = 2;
    private static final int CONFLICT = 409;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final Timeline timeline;
    private final Findings findings;
    private final List<Panel> bridges;
    private final List<LocalRedis> spare = new ArrayList<>();
    private final Set<String> draining = new TreeSet<>();
    private final Set<String> present = new TreeSet<>();
    private final SplittableRandom random;
    private final @Nullable Thread thread;
    private volatile boolean closing;

    private NodeChanges(ChaosPlan plan, Fleet fleet, Timeline timeline, Findings findings) {
        this.timeline = timeline;
        this.findings = findings;
        this.bridges = fleet.bridges();
        this.random = new SplittableRandom(plan.seed() + 1);
        if (plan.changeNodes()) {
            for (int i = 1; i <= SPARE_NODES; i++) {
                spare.add(fleet.addServer("spare-" + i));
            }
            thread = Thread.ofVirtual().start(this::run);
        } else {
            thread = null;
        }
    }

    /** Begins, where the plan wants it. */
    static NodeChanges whereWanted(ChaosPlan plan, Fleet fleet, Timeline timeline, Findings findings) {
        return new NodeChanges(plan, fleet, timeline, findings);
    }

    @Override
    public void close() {
        end();
    }

    /** Waits until the change that is under way is over, and makes no more. */
    void end() {
        closing = true;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            change(spare.get(random.nextInt(spare.size())));
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void change(LocalRedis node) {
        String path = "/api/buffer-nodes/" + node.name();
        Panel bridge = bridges.get(random.nextInt(bridges.size()));
        try {
            if (!present.contains(node.name())) {
                add(bridge, node);
            } else if (!draining.contains(node.name())) {
                drain(bridge, node, path);
            } else if (random.nextInt(4) == 0) {
                resume(bridge, node, path);
            } else {
                remove(bridge, node, path);
            }
        } catch (IOException e) {
            timeline.add("node " + node.name() + ": the bridge did not answer, " + e);
        }
    }

    private void add(Panel bridge, LocalRedis node) throws IOException {
        Map<String, String> body = Map.of("name", node.name(), "uri", node.uri().toString());
        HttpResponse<String> answer = bridge.post("/api/buffer-nodes", JSON.writeValueAsBytes(body));
        if (done("add", node, answer) || answer.statusCode() == CONFLICT) {
            present.add(node.name());
            draining.remove(node.name());
        }
    }

    private void drain(Panel bridge, LocalRedis node, String path) throws IOException {
        if (done("drain", node, bridge.post(path + "/drain", new byte[0]))) {
            draining.add(node.name());
        }
    }

    private void resume(Panel bridge, LocalRedis node, String path) throws IOException {
        if (done("resume", node, bridge.post(path + "/resume", new byte[0]))) {
            draining.remove(node.name());
        }
    }

    private void remove(Panel bridge, LocalRedis node, String path) throws IOException {
        HttpResponse<String> answer = bridge.delete(path);
        if (done("remove", node, answer) || answer.statusCode() == 404) {
            present.remove(node.name());
            draining.remove(node.name());
        }
    }

    private boolean done(String verb, LocalRedis node, HttpResponse<String> answer) {
        timeline.add("%s node %s: HTTP %d".formatted(verb, node.name(), answer.statusCode()));
        if (answer.statusCode() == 500 || answer.statusCode() == 400) {
            findings.add("HTTP %d to %s a node".formatted(answer.statusCode(), verb), answer.body());
        }
        return answer.statusCode() / 100 == 2;
    }
}
