/**
 * What the writers and the readers of buffer nodes share: how a node is named and addressed, how a connection to it is made, and
 * the list of nodes in the database, which bridge-service alone writes.
 */
@NullMarked
package io.dataflow.platform.buffer;

import org.jspecify.annotations.NullMarked;
