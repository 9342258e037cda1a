/**
 * Bodies of requests in, single readings out: a stream of bytes is unpacked and cut into slices as it comes, and no more of it is
 * held than one reading. What can't be cut any further ends in a {@link io.dataflow.platform.problem.Problem}; what only spoils one
 * reading is told of that one, and the rest goes on.
 */
@NullMarked
package io.dataflow.bridge.source.http.body;

import org.jspecify.annotations.NullMarked;
