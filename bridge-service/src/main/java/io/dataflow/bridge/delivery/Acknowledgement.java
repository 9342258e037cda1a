package io.dataflow.bridge.delivery;

/**
 * Tells whoever sent a reading what became of it. Of a delivery that was taken, either {@link #acknowledge} or {@link #giveUp} is
 * called as long as the pump runs, and nothing acknowledges what was given up. Called from any thread.
 */
public interface Acknowledgement {

    /** Called once, after a buffer node has the reading; must not wait for anything. */
    void acknowledge();

    /**
     * Called where nobody says that a buffer node has the reading, and the bridge tries no further: the sender has to send it again,
     * and this sees to it that it does. May be called again, without effect; must not wait for anything, and must not throw.
     */
    void giveUp();

    /**
     * Whether anybody still wants to hear it. False once the connection that brought the reading is gone: it will be delivered
     * again, so it need not be pushed.
     */
    boolean awaited();
}
