/**
 * Keeps every refused reading as it came, with all its reasons, until somebody mends or discards it. One delivery is kept once,
 * however often it is redelivered or its claim is processed.
 */
@NullMarked
package io.dataflow.validation.quarantine;

import org.jspecify.annotations.NullMarked;
