/**
 * Sources in, Redis buffer nodes out. A reading comes from a source together with what acknowledges it, the pump pushes it to a
 * buffer node and only then acknowledges; with no node left nothing is acknowledged, and the broker keeps the rest.
 */
@NullMarked
package io.dataflow.bridge;

import org.jspecify.annotations.NullMarked;
