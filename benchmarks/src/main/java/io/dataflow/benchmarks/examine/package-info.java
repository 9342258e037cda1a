/** Looks whether what was sent is what is stored, and whether the accounts of the buffer nodes and the database agree. */
@NullMarked
package io.dataflow.benchmarks.examine;

import org.jspecify.annotations.NullMarked;
