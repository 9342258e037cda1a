/**
 * Answers questions about what is stored: newest values, series, statistics, outcomes, entries. However long the range, an
 * answer reads a few thousand rows: raw ones where they are few, rollups where they are many.
 */
@NullMarked
package io.dataflow.validation.history;

import org.jspecify.annotations.NullMarked;
