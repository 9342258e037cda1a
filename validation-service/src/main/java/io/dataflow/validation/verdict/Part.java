package io.dataflow.validation.verdict;

/**
 * The part of a payload that one reading is: the whole of it, or one element of its array.
 *
 * @param index the element's place, from 0; −1 for the whole payload
 * @param bytes as they were sent; shared, and not to be written to
 */
public record Part(int index, byte[] bytes) {

    private static final int WHOLE = -1;

    /** All of a payload. */
    public static Part whole(byte[] payload) {
        return new Part(WHOLE, payload);
    }

    /** Whether it is all that was sent. */
    public boolean isWhole() {
        return index == WHOLE;
    }

    /** The JSON pointer of the part within the payload. */
    String pointer() {
        return isWhole() ? "" : "/" + index;
    }
}
