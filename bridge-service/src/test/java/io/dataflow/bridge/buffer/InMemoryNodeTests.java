package io.dataflow.bridge.buffer;

import java.util.List;

class InMemoryNodeTests extends BufferNodeContract {

    private final InMemoryNode node = new InMemoryNode("memory");

    @Override
    BufferNode node() {
        return node;
    }

    @Override
    List<byte[]> waiting() {
        return node.waiting();
    }

    @Override
    void breakIt() {
        node.fail();
    }

    @Override
    void mendIt() {
        node.mend();
    }
}
