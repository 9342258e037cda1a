/**
 * How good what a device sends is: gaps, values that never change, doubles, a clock that is off, readings that are refused. Figures come
 * from rollups and hourly counts; the deciding classes are plain and know no database. A score is never better than its reasons, which
 * stand beside it in words.
 */
@NullMarked
package io.dataflow.validation.quality;

import org.jspecify.annotations.NullMarked;
