/**
 * What happened that an operator wants to read afterwards: a node left out and back again, a broker lost, a source paused. Events are
 * gathered in memory and written every second; what can't be written is kept for a while, and never holds up who tells it.
 */
@NullMarked
package io.dataflow.bridge.event;

import org.jspecify.annotations.NullMarked;
