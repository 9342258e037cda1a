/**
 * The hostile run: payloads, packets and requests that no decent device sends, among good readings that have to arrive as if nothing
 * were wrong.
 */
@NullMarked
package io.dataflow.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
