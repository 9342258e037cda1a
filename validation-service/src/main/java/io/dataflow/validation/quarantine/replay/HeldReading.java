package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.validation.quarantine.mending.Amended;
import java.util.Optional;

/**
 * A reading in quarantine with all that it takes to judge it again.
 *
 * @param envelope it came in, with what was kept of the payload; empty where it came in none
 * @param index its place among the readings of its message; −1 where all of it is kept
 * @param pack whether all of a pack is kept
 * @param model that refused it; empty where none did
 * @param amended what it was mended to before
 */
record HeldReading(
        MessageId id,
        Optional<Envelope> envelope,
        byte[] payload,
        int index,
        boolean pack,
        String model,
        Amended amended) {}
