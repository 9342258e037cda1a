package io.dataflow.platform;

/** A text that must not appear in a log, an error or a page. */
public record Secret(String value) {

    public static final Secret NONE = new Secret("");

    public boolean isPresent() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
