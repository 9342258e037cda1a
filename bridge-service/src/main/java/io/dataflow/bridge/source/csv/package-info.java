/** What a cell of CSV means and what stands between cells, the same for bodies that are sent here and answers that are fetched. */
@NullMarked
package io.dataflow.bridge.source.csv;

import org.jspecify.annotations.NullMarked;
