/**
 * The buffer nodes: Redis servers that hold readings until they are validated. Batches go in, round robin over the healthy nodes;
 * a node that fails is left out at once, tried again with back-off, and comes back by itself. A push either happened as a
 * whole, list and ledger together, or the batch goes to another node.
 */
@NullMarked
package io.dataflow.bridge.buffer;

import org.jspecify.annotations.NullMarked;
