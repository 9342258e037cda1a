package io.dataflow.platform.buffer;

/** What is to become of a buffer node's readings. */
public enum NodeState {
    /** Readings are pushed to it and worked off. */
    ACTIVE("active"),
    /** Nothing is pushed to it any more; what lies on it is worked off. */
    DRAINING("draining"),
    /** Nobody uses it; its name stays known, so that settings don't bring it back. */
    REMOVED("removed"),
    /** It was removed while it did not answer, and has not been told so yet; nobody uses it. */
    ABANDONED("abandoned");

    private final String word;

    NodeState(String word) {
        this.word = word;
    }

    /** As the database, the node itself and the interfaces write it. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException where no state is called so */
    public static NodeState of(String word) {
        for (NodeState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No state of a buffer node is called '" + word + "'");
    }
}
