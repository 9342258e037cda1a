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

    /** @throws NotAModel with what to write instead */
    public KeyFields {
        Findings findings = new Findings();
        requireName("/device_field", device, findings);
        requireName("/timestamp_field", timestamp, findings);
        requireDistinct(device, timestamp, findings);
        findings.throwIfAny();
    }

    private static void requireName(String pointer, String name, Findings findings) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > Field.LONGEST_NAME) {
            findings.add(
                    pointer,
                    name,
                    "must have 1 to " + Field.LONGEST_NAME + " characters",
                    "Write the name of the payload's field, or leave it out: then it is the usual one.");
        } else if (name.equals(DataModel.MESSAGE_ID_FIELD)) {
            findings.add(
                    pointer,
                    name,
                    "must not be " + DataModel.MESSAGE_ID_FIELD + ", which is the reading's own id in every model",
                    "Write the name of another field.");
        }
    }

    private static void requireDistinct(String device, String timestamp, Findings findings) {
        if (device.equals(timestamp)) {
            findings.add(
                    "/timestamp_field",
                    timestamp,
                    "must not be the field that names the device",
                    "Write the name of the field that says when it was measured.");
        }
    }
}
