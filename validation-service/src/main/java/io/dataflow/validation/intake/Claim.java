package io.dataflow.validation.intake;

import java.util.List;
import java.util.UUID;

/**
 * Envelopes in wire form that this instance has taken off a node and not yet settled.
 *
 * @param adopted whether another process, or an earlier life of this one, may have processed it too
 */
record Claim(Id id, boolean adopted, List<byte[]> entries) {

    /** Tells a claim from every other, on whatever node, for good. */
    record Id(String value) {

        static Id unique() {
            return new Id(UUID.randomUUID().toString());
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
