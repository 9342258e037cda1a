/** Load generator, measurements, and runs that break the system on purpose and then look whether anything is missing. */
@NullMarked
package io.dataflow.benchmarks;

import org.jspecify.annotations.NullMarked;
