package io.dataflow.validation.intake;

import io.lettuce.core.RedisURI;

/**
 * Where a buffer node is.
 *
 * @param uri may hold a password, which its text form hides
 */
record NodeAddress(NodeName name, RedisURI uri) {

    private static final String FORM = "write name=redis://host:port, for example redis-1=redis://127.0.0.1:6379";

    /** Reads {@code name=redis://[user:password@]host:port[/database]}. */
    static NodeAddress parse(String text) {
        int end = text.indexOf('=');
        if (end < 1) {
            throw new IllegalArgumentException("dataflow.buffer.nodes has an entry without a name; " + FORM);
        }
        NodeName name = new NodeName(text.substring(0, end).strip());
        try {
            return new NodeAddress(name, RedisURI.create(text.substring(end + 1).strip()));
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the address with its password.
            throw new IllegalArgumentException("dataflow.buffer.nodes has no usable address for " + name + "; " + FORM);
        }
    }
}
