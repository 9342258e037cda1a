package io.dataflow.broker;

import io.netty.util.internal.PlatformDependent;
import java.nio.ByteBuffer;

/**
 * Makes sure that the journal's buffers can be freed. Artemis has Netty do that; where Netty can't, as on Java 25 without access to
 * Unsafe, the broker would shut itself down when it first compacts its journal, and not come up again.
 */
final class Buffers {

    /** Lets Netty use Unsafe where Java still offers it; has to be set to false before Netty's first class is loaded. */
    static final String WITHOUT_UNSAFE = "io.netty.noUnsafe";

    private Buffers() {}

    @SuppressWarnings("deprecation") // it is what Artemis calls
    static void requireThatTheyCanBeFreed() {
        try {
            PlatformDependent.freeDirectBuffer(ByteBuffer.allocateDirect(1));
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidSettings(
                    "Java %s doesn't let the broker free its buffers (%s); start it with --sun-misc-unsafe-memory-access=allow"
                            .formatted(Runtime.version(), e.getMessage()),
                    e);
        }
    }
}
