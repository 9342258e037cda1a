/**
 * What the other services answer, and what is known while one of them does not. Every question that this service asks another goes
 * through here; an answer that could not be had is a value, never an empty list.
 */
@NullMarked
package io.dataflow.dashboard.fleet;

import org.jspecify.annotations.NullMarked;
