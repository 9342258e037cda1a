package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisURI;

/**
 * A buffer node as the settings name it, for example {@code redis-1=redis://:password@127.0.0.1:6379}.
 *
 * @param uri with its credential, which no text of this class shows
 */
public record NodeAddress(NodeName name, RedisURI uri) {

    private static final String FORM = "dataflow.buffer.nodes has to be a comma-separated list like"
            + " redis-1=redis://:password@10.0.0.1:6379,redis-2=redis://:password@10.0.0.2:6379";

    /** @throws IllegalArgumentException saying what is wrong, without the credential */
    public static NodeAddress parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(FORM + "; one of its entries has no '='");
        }
        NodeName name = new NodeName(text.substring(0, equals).strip());
        return new NodeAddress(name, uri(name, text.substring(equals + 1).strip()));
    }

    private static RedisURI uri(NodeName name, String uri) {
        try {
            return RedisURI.create(uri);
        } catch (IllegalArgumentException e) {
            // The cause quotes the whole URI, password included, so it is left out.
            throw new IllegalArgumentException(FORM + "; the address of " + name + " is no redis:// or rediss:// URI");
        }
    }

    /** Host and port. */
    public String hostAndPort() {
        return uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public String toString() {
        return name + "=" + hostAndPort();
    }
}
