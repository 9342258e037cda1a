/**
 * The way of a reading through the buffer nodes to its outcome, and whether the account of it balances.
 */
@NullMarked
package io.dataflow.dashboard.pipeline;

import org.jspecify.annotations.NullMarked;
