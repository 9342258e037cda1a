package io.dataflow.bridge.delivery;

/** Tells whoever sent a reading that it is safe. Called from the pump's threads. */
public interface Acknowledgement {

    /** Called once, after a buffer node has the reading; must not throw, and must not wait for anything. */
    void acknowledge();

    /**
     * Whether anybody still wants to hear it. False once the connection that brought the reading is gone: it will be delivered
     * again, so it need not be pushed.
     */
    boolean awaited();
}
