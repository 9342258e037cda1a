package io.dataflow.bridge.buffer.web;

import io.dataflow.bridge.buffer.NodeRegister;
import io.dataflow.contract.Violation;
import io.dataflow.platform.Secret;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A buffer node as it was sent. */
record NodeRequest(
        @Schema(description = "Small letters, digits, '_' and '-'", example = "redis-4") @Nullable
        String name,

        @Schema(description = "With or without user and password", example = "redis://10.0.0.4:6379") @Nullable
        String uri,

        @Schema(description = "Of an ACL user, unless the URI has it") @Nullable
        String username,

        @Schema(
                description =
                        "Unless the URI has it; left out in a change, the known one stays, but not for another server")
        @Nullable
        String password,

        @Schema(description = "Certificates in PEM that a rediss:// server's is checked against; Java's own unless set")
        @Nullable
        String ca,

        @Schema(description = "Takes the address although nothing answers there now") @Nullable
        Boolean untried) {

    @Override
    public String toString() {
        return "NodeRequest[name=" + name + "]";
    }

    boolean withoutTrial() {
        return untried != null && untried;
    }

    NodeName nodeName() {
        try {
            return new NodeName(name == null ? "" : name.strip());
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "/name",
                    name == null ? "" : name,
                    "is not a buffer node's name",
                    "Write a small letter, then up to 39 small letters, digits, '_' and '-'.");
        }
    }

    /** Where a new node is. */
    NodeAddress address() {
        return withCredential(parsed(), Secret.NONE);
    }

    /** Where a known node is from now on: what was not sent stays as it is. */
    NodeAddress address(NodeRegister.Line known) {
        Optional<NodeAddress> before = known.address();
        if (uri == null && before.isEmpty()) {
            throw invalid("/uri", "", "is required", "The known address can't be read; write redis://host:port.");
        }
        NodeAddress parsed = uri == null
                ? new NodeAddress(
                        before.orElseThrow().place(), before.orElseThrow().username(), Secret.NONE, trusted(before))
                : parsed(trusted(before));
        NodeAddress address = withCredential(parsed, Secret.NONE);
        return password == null && !address.password().isPresent() && before.isPresent()
                ? address.as(address.username(), kept(before.get(), address))
                : address;
    }

    /** A password goes to the server that it was entered for only. */
    private static Secret kept(NodeAddress before, NodeAddress now) {
        boolean sameServer = before.shown().equals(now.shown()) && before.tls() == now.tls();
        if (before.password().isPresent() && !sameServer) {
            throw invalid(
                    "/password",
                    "",
                    "must be sent again, because the address leads to another server now",
                    "Send the password that is meant for that server, or \"\" if it needs none.");
        }
        return before.password();
    }

    private NodeAddress withCredential(NodeAddress parsed, Secret otherwise) {
        String user = username == null ? parsed.username() : username.strip();
        if (password != null) {
            return parsed.as(user, new Secret(password));
        }
        return parsed.as(user, parsed.password().isPresent() ? parsed.password() : otherwise);
    }

    private NodeAddress parsed() {
        return parsed(trusted(Optional.empty()));
    }

    private NodeAddress parsed(TrustedCa trusted) {
        try {
            return NodeAddress.parse(uri == null ? "" : uri, trusted);
        } catch (IllegalArgumentException e) {
            String pointer = String.valueOf(e.getMessage()).startsWith("Certificates") ? "/ca" : "/uri";
            throw invalid(pointer, "", "can't be used", e.getMessage() + ".");
        }
    }

    private TrustedCa trusted(Optional<NodeAddress> before) {
        try {
            return ca == null ? before.map(NodeAddress::ca).orElse(TrustedCa.OF_JAVA) : new TrustedCa(ca);
        } catch (IllegalArgumentException e) {
            throw invalid("/ca", "", "can't be used", e.getMessage() + ".");
        }
    }

    static Problem invalid(String pointer, String value, String rule, String remedy) {
        return Problem.invalid("The buffer node was not saved.", List.of(new Violation(pointer, value, rule, remedy)));
    }
}
