/**
 * From a source to a buffer node: deliveries come in one by one, go out in batches, and are acknowledged once a node has them,
 * never before. A batch that a node didn't take goes to the next; with none left it waits, and so does everything behind it.
 */
@NullMarked
package io.dataflow.bridge.delivery;

import org.jspecify.annotations.NullMarked;
