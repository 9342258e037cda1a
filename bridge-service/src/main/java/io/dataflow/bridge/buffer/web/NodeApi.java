package io.dataflow.bridge.buffer.web;

import io.dataflow.bridge.buffer.NodeOperations;
import io.dataflow.bridge.buffer.NodeRegister;
import io.dataflow.bridge.buffer.NodeRemoval;
import io.dataflow.bridge.buffer.NodeTrial;
import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.contract.Counted;
import io.dataflow.contract.Violation;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators drain and resume buffer nodes, and administrators add, change and remove them. */
@RestController
@RequestMapping("/api/buffer-nodes")
@Tag(name = "Buffer nodes", description = "What can be done with buffer nodes while readings flow")
class NodeApi {

    private final NodeOperations operations;
    private final AuditLog audit;
    private final Events events;

    NodeApi(NodeOperations operations, AuditLog audit, Events events) {
        this.operations = operations;
        this.audit = audit;
        this.events = events;
    }

    @Operation(summary = "How a buffer node is reached, without its password")
    @GetMapping("/{name}")
    @PreAuthorize("hasRole('OPERATOR')")
    NodeAnswer node(@PathVariable String name) {
        return NodeAnswer.of(line(name), List.of());
    }

    @Operation(
            summary = "Adds a buffer node",
            description =
                    "Tries to reach it first; \"untried\": true adds one that is not there yet. Readings go to it at once"
                            + " from this bridge, and within 3 seconds from every other.")
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    NodeAnswer add(@RequestBody NodeRequest request) {
        NodeName name = request.nodeName();
        if (operations.find(name).isPresent()) {
            throw taken(name);
        }
        NodeAddress address = request.address();
        NodeTrial trial = attempt(name, address, request);
        if (!operations.add(name, address, trial)) {
            throw taken(name);
        }
        done("add buffer node", name, "at " + address, "It was added; readings go to it");
        return NodeAnswer.of(line(name.value()), warnings(trial));
    }

    @Operation(
            summary = "Changes how a buffer node is reached",
            description =
                    "What is left out stays as it is. If another server is there than before, the one before has to be"
                            + " empty, or force=true leaves behind what lies on it.")
    @PutMapping("/{name}")
    @PreAuthorize("hasRole('ADMIN')")
    NodeAnswer change(
            @PathVariable String name,
            @RequestBody NodeRequest request,
            @RequestParam(defaultValue = "false") boolean force) {
        NodeRegister.Line line = line(name);
        NodeAddress address = request.address(line);
        NodeTrial trial = attempt(line.name(), address, request);
        if (!line.address().equals(Optional.of(address))) {
            long lost = lost(line.name(), operations.move(line.name(), address, trial, force), Harm.BY_MOVING);
            done("change buffer node", line.name(), "now at " + address + leaving(lost), changed(line, address));
        }
        return NodeAnswer.of(line(name), warnings(trial));
    }

    private static String changed(NodeRegister.Line line, NodeAddress address) {
        return line.place().equals(address.place())
                ? "Its user, password or certificate was changed"
                : "Its address was changed";
    }

    @Operation(summary = "Lets no more readings go to a buffer node; what lies on it is worked off")
    @PostMapping("/{name}/drain")
    @PreAuthorize("hasRole('OPERATOR')")
    NodeAnswer drain(@PathVariable String name) {
        NodeName node = line(name).name();
        if (!operations.drain(node)) {
            throw unknown(name);
        }
        done("drain buffer node", node, "", "It is being drained: it gets no more readings and is worked off");
        return NodeAnswer.of(line(name), List.of());
    }

    @Operation(summary = "Lets readings go to a buffer node again")
    @PostMapping("/{name}/resume")
    @PreAuthorize("hasRole('OPERATOR')")
    NodeAnswer resume(@PathVariable String name) {
        NodeName node = line(name).name();
        if (!operations.resume(node)) {
            throw unknown(name);
        }
        done("resume buffer node", node, "", "Readings go to it again");
        return NodeAnswer.of(line(name), List.of());
    }

    @Operation(
            summary = "Removes a buffer node",
            description =
                    "It has to be drained and empty. force=true removes it all the same; what lies on it then stays there and"
                            + " is not validated, unless the server is added again.")
    @DeleteMapping("/{name}")
    @PreAuthorize("hasRole('ADMIN')")
    Removed remove(@PathVariable String name, @RequestParam(defaultValue = "false") boolean force) {
        NodeName node = line(name).name();
        long lost = lost(node, operations.remove(node, force), Harm.BY_REMOVING);
        done("remove buffer node", node, leaving(lost).strip(), "It was removed" + leaving(lost));
        return new Removed(name, lost);
    }

    /** @param lost readings that were on it and will not be validated */
    record Removed(String name, long lost) {}

    private long lost(NodeName node, NodeRemoval removal, Harm harm) {
        return switch (removal) {
            case NodeRemoval.Removed removed -> removed.lost();
            case NodeRemoval.InUse inUse -> throw inUse(node, inUse, harm);
            case NodeRemoval.Unanswered away -> throw unanswered(node, away, harm);
            case NodeRemoval.ChangedMeanwhile changed -> throw changedMeanwhile(node);
            case NodeRemoval.Unknown none -> throw unknown(node.value());
        };
    }

    private static Problem unanswered(NodeName node, NodeRemoval.Unanswered away, Harm harm) {
        return withCounts(
                Problem.conflict(
                        "It does not answer",
                        "%sBuffer node %s %s, so nobody can say whether it is empty. Wait until it is back%s, or use force=true: %s what lies on it, %s when it answered last."
                                .formatted(
                                        harm.what,
                                        node,
                                        away.why(),
                                        harm.instead,
                                        harm.words,
                                        Counted.of(away.waiting() + away.claimed(), "reading"))),
                away.waiting(),
                away.claimed());
    }

    private static Problem changedMeanwhile(NodeName node) {
        return Problem.conflict(
                "It was changed meanwhile",
                "Somebody else changed or removed buffer node %s at the same time, so nothing was changed. Load it again and repeat what is still needed."
                        .formatted(node));
    }

    private static Problem inUse(NodeName node, NodeRemoval.InUse inUse, Harm harm) {
        String readings = Counted.of(inUse.waiting() + inUse.claimed(), "reading");
        String detail = inUse.draining()
                ? "%s%s on buffer node %s, and %s being validated. Wait until that is worked off%s, or use force=true: %s %s."
                        .formatted(
                                harm.what,
                                Counted.of(inUse.waiting(), "reading waits", "readings wait"),
                                node,
                                Counted.of(inUse.claimed(), "is", "are"),
                                harm.instead,
                                harm.words,
                                readings)
                : "%sReadings go to buffer node %s. Drain it first and wait until it is empty%s, or use force=true: %s %s."
                        .formatted(harm.what, node, harm.instead, harm.words, readings);
        return withCounts(
                Problem.conflict(inUse.draining() ? "It is not empty" : "It is not drained", detail),
                inUse.waiting(),
                inUse.claimed());
    }

    /** What force does, and what can be done instead. */
    private enum Harm {
        BY_REMOVING("", "", "removing it loses"),
        BY_MOVING(
                "Another server is at the new address than before. ",
                ", or add the new server as a node of its own",
                "changing the address leaves behind");

        private final String what;
        private final String instead;
        private final String words;

        Harm(String what, String instead, String words) {
            this.what = what;
            this.instead = instead;
            this.words = words;
        }
    }

    private static Problem withCounts(Problem problem, long waiting, long claimed) {
        return problem.with("waiting", waiting).with("claimed", claimed);
    }

    private NodeTrial attempt(NodeName name, NodeAddress address, NodeRequest request) {
        NodeTrial trial = operations.attempt(name, address);
        switch (trial) {
            case NodeTrial.Reached reached -> {}
            case NodeTrial.SameServer same ->
                throw NodeRequest.invalid(
                        "/uri",
                        address.place(),
                        "leads to the server that is buffer node " + same.as() + " already",
                        "Write the address of another server.");
            case NodeTrial.Unreachable away -> {
                if (!request.withoutTrial()) {
                    throw NodeRequest.invalid(
                            "/uri",
                            address.place(),
                            "leads to a server that " + away.why(),
                            "Check address and password, or say that it is to be taken although it can't be reached now.");
                }
            }
        }
        return trial;
    }

    private static List<String> warnings(NodeTrial trial) {
        return trial instanceof NodeTrial.Reached reached ? reached.warnings() : List.of();
    }

    private void done(String verb, NodeName node, String detail, String words) {
        audit.record(verb, node.value(), detail);
        events.add(Severity.INFO, "buffer node " + node, words);
    }

    private static String leaving(long lost) {
        return lost == 0 ? "" : ", leaving " + Counted.of(lost, "reading") + " behind";
    }

    private NodeRegister.Line line(String name) {
        try {
            return operations.find(new NodeName(name)).orElseThrow(() -> unknown(name));
        } catch (IllegalArgumentException e) {
            throw unknown(name);
        }
    }

    private static Problem unknown(String name) {
        return Problem.notFound(
                "No such buffer node", "There is no buffer node " + name + ". GET /api/buffer-nodes lists them.");
    }

    private static Problem taken(NodeName name) {
        return Problem.conflict(
                        "The name is taken", "There is a buffer node " + name + " already. Choose another name.")
                .with("violations", List.of(new Violation("/name", name.value(), "is taken", "Choose another name.")));
    }
}
