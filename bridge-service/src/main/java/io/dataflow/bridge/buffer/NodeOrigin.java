package io.dataflow.bridge.buffer;

/** Who put a buffer node into the list, or changed it last. */
public enum NodeOrigin {
    /** The settings, which may change its address at the next start. */
    SETTINGS("settings"),
    /** Somebody with a browser or a program; the settings leave it alone. */
    PANEL("panel");

    private final String word;

    NodeOrigin(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static NodeOrigin of(String word) {
        return "settings".equals(word) ? SETTINGS : PANEL;
    }
}
