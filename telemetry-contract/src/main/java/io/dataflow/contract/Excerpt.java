package io.dataflow.contract;

/**
 * Shortens what somebody sent so that it can stand in a message: at most 80 characters, with control characters and halves of
 * characters shown as {@code ?}.
 */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    /** The beginning of a text, safe to print on one line. */
    public static String of(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || isHalf(text, i) ? '?' : c);
        }
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isHalf(String text, int place) {
        char c = text.charAt(place);
        if (Character.isHighSurrogate(c)) {
            return place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1));
        }
        return Character.isLowSurrogate(c) && (place == 0 || !Character.isHighSurrogate(text.charAt(place - 1)));
    }
}
