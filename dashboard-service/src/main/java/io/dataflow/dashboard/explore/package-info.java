/**
 * One metric of chosen devices over a range, as chart, table and CSV.
 */
@NullMarked
package io.dataflow.dashboard.explore;

import org.jspecify.annotations.NullMarked;
