/**
 * Calls from one service to another: signed, with time limits, and with one exception when the other one does not answer.
 */
@NullMarked
package io.dataflow.platform.call;

import org.jspecify.annotations.NullMarked;
