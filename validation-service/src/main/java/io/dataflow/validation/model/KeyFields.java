package io.dataflow.validation.model;

/**
 * Which fields of a payload say whose it is and of when.
 *
 * @param device the field that names the device
 * @param timestamp the field that says when it was measured
 */
public record KeyFields(String device, String timestamp) {

    /** What they are called where nothing else is said. */
    public static final KeyFields USUAL = new KeyFields("device_id", "timestamp");

    public KeyFields {
        requireName("device_field", device);
        requireName("timestamp_field", timestamp);
    }

    private static void requireName(String property, String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > Field.LONGEST_NAME) {
            throw new IllegalArgumentException(property + " has to have 1 to " + Field.LONGEST_NAME + " characters");
        }
    }
}
