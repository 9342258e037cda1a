package io.dataflow.validation.verdict;

import java.nio.charset.StandardCharsets;

/** JSON pointers (RFC 6901) to a payload's fields. */
final class Pointer {

    private Pointer() {}

    /** The pointer to a field of the payload; halves of characters in its name become {@code ?}. */
    static String to(String field) {
        String whole = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return "/" + whole.replace("~", "~0").replace("/", "~1");
    }
}
