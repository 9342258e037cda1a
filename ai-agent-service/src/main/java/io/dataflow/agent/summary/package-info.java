/**
 * Decides what is worth saying about a period and says it in plain sentences. Evidence comes in, a summary goes out; nothing here
 * asks, waits or looks at a clock. Every number in a sentence is a figure that names the query it came from, and no number has
 * more digits than the sensor sent.
 */
@NullMarked
package io.dataflow.agent.summary;

import org.jspecify.annotations.NullMarked;
