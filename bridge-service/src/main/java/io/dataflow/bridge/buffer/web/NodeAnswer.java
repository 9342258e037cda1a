package io.dataflow.bridge.buffer.web;

import io.dataflow.bridge.buffer.NodeRegister;
import io.dataflow.platform.buffer.NodeAddress;
import java.util.List;

/**
 * How a buffer node is reached.
 *
 * @param uri without a credential
 * @param hasPassword whether one is known; it is never shown
 * @param warnings what should be mended about it
 */
record NodeAnswer(
        String name, String uri, String username, boolean hasPassword, String ca, String state, List<String> warnings) {

    static NodeAnswer of(NodeRegister.Line line, List<String> warnings) {
        return new NodeAnswer(
                line.name().value(),
                line.place(),
                line.address().map(NodeAddress::username).orElse(""),
                line.address().map(address -> address.password().isPresent()).orElse(false),
                line.address().map(address -> address.ca().pem()).orElse(""),
                line.state().word(),
                warnings);
    }
}
